int x = 42
String hello(String n) { return "Hello, " + n; }
hello("you") + x
record P(int a, int b) {}
new P(1, 2)
var l = IntStream.range(0, 10).boxed().map(i -> i * i).collect(Collectors.toList())
int y = 1 / 0
nothing(1)
String s = 5
throw new RuntimeException("thrown");
void later() { undefined(); }
later()
class A { int f() { return g(); } }
int g() { return 7; }
new A().f()
int g() { return 8; }
new A().f()
for (int i = 0; i < 3; i++) System.out.println(i);
int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
System.out.println(fib(15));
enum Color { RED, GREEN }
Arrays.toString(Color.values())
Stream.of("a", "b").collect(Collectors.joining(","))
/vars
/methods
/types
/list
/drop x
/vars
x
Thread.sleep(10)
/reset
/exit 3
