/** Waits for the end of its input. */
public class Waits {
    public static void main(String[] args) throws Exception {
        System.out.println("started");
        while (System.in.read() >= 0) { }
    }
}
