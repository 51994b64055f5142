package dev.lifebar.core.provider;

/** How many slips make one word of another: a letter too many, missing, wrong, or swapped with its neighbour. */
public final class EditDistance {
    private EditDistance() {}

    public static int between(String one, String other) {
        int[][] costs = new int[one.length() + 1][other.length() + 1];
        for (int row = 0; row <= one.length(); row++) {
            for (int column = 0; column <= other.length(); column++) {
                costs[row][column] = cost(costs, one, row, other, column);
            }
        }
        return costs[one.length()][other.length()];
    }

    private static int cost(int[][] costs, String one, int row, String other, int column) {
        if (row == 0 || column == 0) {
            return row + column;
        }
        int wrong = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
        int cost = Math.min(
                costs[row - 1][column - 1] + wrong, 1 + Math.min(costs[row - 1][column], costs[row][column - 1]));
        if (swapped(one, row, other, column)) {
            return Math.min(cost, costs[row - 2][column - 2] + 1);
        }
        return cost;
    }

    private static boolean swapped(String one, int row, String other, int column) {
        return row > 1
                && column > 1
                && one.charAt(row - 1) == other.charAt(column - 2)
                && one.charAt(row - 2) == other.charAt(column - 1);
    }
}
