// args: -Xmx64m -XX:OnOutOfMemoryError=true;exit%%;false
// The commands run once, at the first error; the program goes on.
public class OutOfMemoryCommands {
    public static void main(String[] args) {
        for (int round = 0; round < 2; round++) {
            try {
                System.out.println(new int[Integer.MAX_VALUE].length);
            } catch (OutOfMemoryError e) {
                System.out.println("caught " + e.getMessage());
            }
        }
    }
}
