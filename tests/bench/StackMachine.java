/** An interpreter: a switch in a loop runs two programs, primes and nested sums, for a small stack machine. */
public class StackMachine {
    static final int PUSH = 0, LOAD = 1, STORE = 2, ADD = 3, SUB = 4, MUL = 5, MOD = 6, LESS = 7, JUMP = 8, JUMP_ZERO = 9, CALL = 10, RETURN = 11, DUP = 12, DROP = 13, HALT = 14, XOR = 15;

    final int[] stack = new int[256], locals = new int[16], calls = new int[64];
    long executed;

    int run(int[] code) {
        int pc = 0, sp = 0, depth = 0;
        while (true) {
            executed++;
            switch (code[pc++]) {
            case PUSH:      stack[sp++] = code[pc++]; break;
            case LOAD:      stack[sp++] = locals[code[pc++]]; break;
            case STORE:     locals[code[pc++]] = stack[--sp]; break;
            case ADD:       sp--; stack[sp - 1] += stack[sp]; break;
            case SUB:       sp--; stack[sp - 1] -= stack[sp]; break;
            case MUL:       sp--; stack[sp - 1] *= stack[sp]; break;
            case MOD:       sp--; stack[sp - 1] %= stack[sp]; break;
            case XOR:       sp--; stack[sp - 1] ^= stack[sp]; break;
            case LESS:      sp--; stack[sp - 1] = stack[sp - 1] < stack[sp] ? 1 : 0; break;
            case JUMP:      pc = code[pc]; break;
            case JUMP_ZERO: pc = stack[--sp] == 0 ? code[pc] : pc + 1; break;
            case CALL:      calls[depth++] = pc + 1; pc = code[pc]; break;
            case RETURN:    pc = calls[--depth]; break;
            case DUP:       stack[sp] = stack[sp - 1]; sp++; break;
            case DROP:      sp--; break;
            case HALT:      return stack[sp - 1];
            default:        throw new IllegalStateException("code " + code[pc - 1]);
            }
        }
    }

    /** Writes code with labels resolved: a negative number -k stands for the place where label k was put. */
    static final class Builder {
        private int[] code = new int[256];
        private final int[] labels = new int[16];
        private int length;
        Builder add(int... words) {
            for (int w : words) code[length++] = w;
            return this;
        }
        Builder label(int k) {
            labels[k] = length;
            return this;
        }
        int[] build() {
            int[] result = java.util.Arrays.copyOf(code, length);
            for (int pc = 0; pc < length; pc++) {
                int op = result[pc];
                if (op == JUMP || op == JUMP_ZERO || op == CALL) result[pc + 1] = labels[-result[pc + 1]];
                if (op == PUSH || op == LOAD || op == STORE || op == JUMP || op == JUMP_ZERO || op == CALL) pc++;
            }
            return result;
        }
    }

    public static void main(String[] args) {
        int[] primes = new Builder()
                .add(PUSH, 0, STORE, 0, PUSH, 2, STORE, 1)
                .label(1).add(LOAD, 1, PUSH, 9_000, LESS, JUMP_ZERO, -2, PUSH, 2, STORE, 2)
                .label(3).add(LOAD, 1, LOAD, 2, DUP, MUL, LESS, JUMP_ZERO, -4, LOAD, 0, PUSH, 1, ADD, STORE, 0, JUMP, -5)
                .label(4).add(LOAD, 1, LOAD, 2, MOD, JUMP_ZERO, -5, LOAD, 2, PUSH, 1, ADD, STORE, 2, JUMP, -3)
                .label(5).add(LOAD, 1, PUSH, 1, ADD, STORE, 1, JUMP, -1)
                .label(2).add(LOAD, 0, HALT).build();
        int[] sums = new Builder()
                .add(PUSH, 0, STORE, 0, PUSH, 0, STORE, 1)
                .label(1).add(LOAD, 1, PUSH, 300, LESS, JUMP_ZERO, -2, PUSH, 0, STORE, 2)
                .label(3).add(LOAD, 2, PUSH, 300, LESS, JUMP_ZERO, -4, CALL, -5, LOAD, 2, PUSH, 1, ADD, STORE, 2, JUMP, -3)
                .label(4).add(LOAD, 1, PUSH, 1, ADD, STORE, 1, JUMP, -1)
                .label(5).add(LOAD, 0, PUSH, 31, MUL, LOAD, 1, LOAD, 2, XOR, ADD, STORE, 0, RETURN)
                .label(2).add(LOAD, 0, HALT).build();
        StackMachine machine = new StackMachine();
        int found = 0, sum = 0;
        for (int round = 0; round < 5; round++) {
            found = machine.run(primes);
            sum ^= machine.run(sums) + round;
        }
        System.out.println(found + " " + sum + " " + machine.executed);
    }
}
