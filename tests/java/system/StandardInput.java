// stdin: first line\n42 3.5 word\n\nlast \xc3\xa9 line
// Reading standard input through BufferedReader, Scanner and raw reads.
import java.io.*;
import java.util.*;

public class StandardInput {
    public static void main(String[] args) throws IOException {
        int first = System.in.read();
        System.out.println((char) first);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in), 1);
        System.out.println(in.readLine());
        Scanner s = new Scanner(in);
        System.out.println(s.nextInt() + " " + s.nextDouble() + " " + s.next() + "[" + s.nextLine() + "][" + s.nextLine() + "]");
        System.out.println(s.hasNextLine() + " " + s.nextLine() + " " + s.hasNext());
        try {
            s.nextLine();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(System.in.read() + " " + in.readLine());
    }
}
