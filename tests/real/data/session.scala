val greeting = "hello"
greeting.map(_.toUpper).reverse
case class Point(x: Int, y: Int) { def +(o: Point) = Point(x + o.x, y + o.y) }
List(Point(1, 2), Point(3, 4)).reduce(_ + _)
def twice[A](f: A => A)(a: A) = f(f(a))
twice((_: Int) * 3)(7)
:type twice[String] _
undefined + 1
val n: Int = "text"
sys.error("thrown")
res1.x match { case 4 => "four"; case n => s"not four: $n" }
import scala.collection.mutable
val m = mutable.LinkedHashMap("a" -> 1); m("b") = 2; m
for ((k, v) <- m) println(k * v)
lazy val late = { println("computed"); 42 }
late + late
:paste
object Pasted { def fact(n: BigInt): BigInt = if (n < 2) 1 else n * fact(n - 1) }
class Pasted
