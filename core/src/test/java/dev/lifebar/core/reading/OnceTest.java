package dev.lifebar.core.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceTest {
    private final AtomicInteger done = new AtomicInteger();
    private final Once once = new Once(this::failAtFirst);

    @Test
    void isDoneOnceMoreForWhoeverAskedWhileItFailed() {
        assertThatThrownBy(once::run).hasMessage("as planned");

        assertThat(done).hasValue(2);
        assertThat(once.isRunning()).isFalse();
    }

    private void failAtFirst() {
        if (done.incrementAndGet() == 1) {
            once.run();
            throw new IllegalStateException("as planned");
        }
    }
}
