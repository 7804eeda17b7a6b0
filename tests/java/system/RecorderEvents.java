import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A program with events of its own runs without a recorder, too. */
public class RecorderEvents {
    @Name("test.Step")
    @Label("Step")
    static class Step extends Event {
        @Label("Number") int number;
    }

    public static void main(String[] args) {
        for (int i = 0; i < 3; i++) {
            Step step = new Step();
            step.number = i;
            step.begin();
            step.end();
            System.out.println(step.number + " " + step.isEnabled() + " " + step.shouldCommit());
            step.commit();
        }
        System.out.println(new Step().getClass().getSuperclass());
    }
}
