package words.lib;

import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;

public final class Words {
    private Words() { }

    /** The words sorted and changed by every service. */
    @SuppressWarnings("unchecked")
    public static String[] sorted(String... words) {
        String[] result = words.clone();
        Arrays.sort(result);
        for (UnaryOperator<String> change : ServiceLoader.load(UnaryOperator.class))
            Arrays.setAll(result, i -> change.apply(result[i]));
        return result;
    }
}
