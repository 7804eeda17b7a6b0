import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Asks the processor to count the members of a class. */
@Retention(RetentionPolicy.SOURCE)
public @interface Counted {
    String into();
}
