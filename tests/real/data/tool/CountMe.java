@Counted(into = "CountMeMembers")
public class CountMe {
    int one, two, three;
    void method() { }
    public static void main(String[] args) { System.out.println(CountMeMembers.TEXT); }
}
