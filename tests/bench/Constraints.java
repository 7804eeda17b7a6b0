import java.util.ArrayList;
import java.util.List;

/** A one-way constraint solver in the manner of DeltaBlue: small objects, collections, polymorphism. */
public class Constraints {
    static final class Variable {
        final List<Constraint> constraints = new ArrayList<>();
        Constraint determinedBy;
        int value, strength = 9, mark;
        boolean stays = true;

        Variable(int value) {
            this.value = value;
        }
    }

    abstract static class Constraint {
        final int strength;              // 0 is the strongest

        Constraint(int strength) {
            this.strength = strength;
        }

        abstract boolean choose(int mark);
        abstract Variable output();
        abstract void unchoose();
        abstract boolean chosen();
        abstract void recalculate();
        abstract void execute();
        abstract boolean inputsKnown(int mark);
        abstract void attach();
        abstract void markInputs(int mark);

        Constraint satisfy(int mark) {
            if (!choose(mark))
                return null;
            markInputs(mark);
            Variable out = output();
            Constraint overridden = out.determinedBy;
            if (overridden != null)
                overridden.unchoose();
            out.determinedBy = this;
            if (!propagate(mark))
                throw new IllegalStateException("cycle");
            out.mark = mark;
            return overridden;
        }

        boolean propagate(int mark) {
            List<Constraint> todo = new ArrayList<>();
            Constraint c = this;
            while (c != null) {
                if (c.output().mark == mark)
                    return false;
                c.recalculate();
                for (Constraint next : c.output().constraints)
                    if (next != c.output().determinedBy && next.chosen())
                        todo.add(next);
                c = todo.isEmpty() ? null : todo.remove(todo.size() - 1);
            }
            return true;
        }
    }

    static class Unary extends Constraint {
        final Variable out;
        boolean satisfied;

        Unary(Variable out, int strength) {
            super(strength);
            this.out = out;
        }

        boolean choose(int mark) { return satisfied = out.mark != mark && strength < out.strength; }
        Variable output() { return out; }
        void unchoose() { satisfied = false; }
        boolean chosen() { return satisfied; }
        void recalculate() { out.strength = strength; out.stays = !(this instanceof Edit); if (out.stays) execute(); }
        void execute() { }
        boolean inputsKnown(int mark) { return true; }
        void attach() { out.constraints.add(this); }
        void markInputs(int mark) { }
    }

    static final class Edit extends Unary {
        Edit(Variable v) { super(v, 1); }
    }

    static class Equal extends Constraint {
        final Variable a, b;
        int direction;                  // 1: a to b, -1: b to a, 0: none

        Equal(Variable a, Variable b, int strength) {
            super(strength);
            this.a = a;
            this.b = b;
        }

        boolean choose(int mark) {
            if (a.mark == mark)
                direction = b.mark != mark && strength < b.strength ? 1 : 0;
            else if (b.mark == mark)
                direction = strength < a.strength ? -1 : 0;
            else if (a.strength > b.strength)
                direction = strength < a.strength ? -1 : 0;
            else
                direction = strength < b.strength ? 1 : 0;
            return direction != 0;
        }

        Variable output() { return direction > 0 ? b : a; }
        Variable input() { return direction > 0 ? a : b; }
        void unchoose() { direction = 0; }
        boolean chosen() { return direction != 0; }
        boolean inputsKnown(int mark) { Variable v = input(); return v.mark == mark || v.stays || v.determinedBy == null; }
        void attach() { a.constraints.add(this); b.constraints.add(this); }
        void markInputs(int mark) { input().mark = mark; }
        void execute() { output().value = input().value; }

        void recalculate() {
            Variable in = input(), out = output();
            out.strength = Math.max(strength, in.strength);
            out.stays = in.stays;
            if (out.stays)
                execute();
        }
    }

    static final class Scale extends Equal {
        final int factor, offset;

        Scale(Variable a, int factor, int offset, Variable b, int strength) {
            super(a, b, strength);
            this.factor = factor;
            this.offset = offset;
        }

        @Override void execute() {
            if (direction > 0)
                b.value = a.value * factor + offset;
            else
                a.value = (b.value - offset) / factor;
        }
    }

    static int marks;

    static void add(Constraint c) {
        c.attach();
        int mark = ++marks;
        for (Constraint overridden = c.satisfy(mark); overridden != null; )
            overridden = overridden.satisfy(mark);
    }

    static List<Constraint> plan(Constraint source) {
        List<Constraint> plan = new ArrayList<>(), todo = new ArrayList<>();
        int mark = ++marks;
        todo.add(source);
        while (!todo.isEmpty()) {
            Constraint c = todo.remove(todo.size() - 1);
            if (c.output().mark != mark && c.inputsKnown(mark)) {
                plan.add(c);
                c.output().mark = mark;
                for (Constraint next : c.output().constraints)
                    if (next != c.output().determinedBy && next.chosen())
                        todo.add(next);
            }
        }
        return plan;
    }

    static int change(Variable v, int value, Variable watched, int rounds) {
        Edit edit = new Edit(v);
        add(edit);
        List<Constraint> plan = plan(edit);
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            v.value = value + i;
            for (Constraint c : plan)
                c.execute();
            sum = sum * 7 + watched.value;
        }
        v.constraints.remove(edit);
        edit.unchoose();
        v.determinedBy = null;
        v.strength = 9;
        return sum;
    }

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 100, n = 200, sum = 0;
        for (int round = 0; round < rounds; round++) {
            Variable[] chain = new Variable[n];
            for (int i = 0; i < n; i++) {
                chain[i] = new Variable(i);
                if (i > 0)
                    add(new Equal(chain[i - 1], chain[i], 0));
            }
            add(new Unary(chain[n - 1], 7));
            sum = sum * 31 + change(chain[0], round, chain[n - 1], 100);
            Variable scale = new Variable(10), last = scale;
            for (int i = 0; i < 50; i++) {
                Variable next = new Variable(i);
                add(new Unary(last, 6));
                add(new Scale(last, 3, i, next, 0));
                last = next;
            }
            sum = sum * 31 + change(scale, round, last, 50);
        }
        System.out.println(sum);
    }
}
