package words.app;

import java.util.Arrays;
import words.lib.Words;

public class Main {
    public static void main(String[] args) {
        System.out.println(Arrays.toString(Words.sorted(args)));
        System.out.println(Main.class.getModule() + " reads " + Words.class.getModule());
    }
}
