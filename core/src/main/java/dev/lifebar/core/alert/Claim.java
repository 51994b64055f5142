package dev.lifebar.core.alert;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Texts;
import java.util.Optional;

/** With what somebody says that a top-up was theirs which a reading has shown. */
public final class Claim {
    private Claim() {}

    /**
     * Nothing for a name too long for a button.
     *
     * @param entry the id of that reading
     */
    public static Optional<Button> button(AccountName account, Amount added, long entry) {
        String typed = "topup %s %s seen:%s"
                .formatted(account.text(), added.decimal(), Long.toString(entry, Character.MAX_RADIX));
        return Actions.fits(typed) ? Optional.of(Actions.press(Texts.text("button.me"), typed)) : Optional.empty();
    }
}
