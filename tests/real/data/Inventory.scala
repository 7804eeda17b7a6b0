// Most of Scala in one program: what this prints is compared with another VM's output.
package inventory

import scala.annotation.tailrec
import scala.collection.{immutable, mutable}
import scala.concurrent.{Await, Future, Promise}
import scala.concurrent.ExecutionContext.Implicits.global
import scala.concurrent.duration._
import scala.reflect.runtime.{universe => ru}
import scala.util.{Failure, Success, Try}
import scala.util.control.Breaks._
import scala.util.parsing.combinator.JavaTokenParsers

sealed trait Expr
case class Num(value: Double) extends Expr
case class Var(name: String) extends Expr
case class Binary(op: Char, left: Expr, right: Expr) extends Expr
case class Call(name: String, args: Expr*) extends Expr

object Expr {
  def simplify(e: Expr): Expr = e match {
    case Binary(op, l, r) => (op, simplify(l), simplify(r)) match {
      case ('+', Num(0), x)         => x
      case ('*', Num(1), x)         => x
      case ('*', n @ Num(0), _)     => n
      case (_, Num(a), Num(b))      => Num(apply(op)(a, b))
      case (_, a, b)                => Binary(op, a, b)
    }
    case Call("max", Num(a), Num(b)) => Num(a max b)
    case Call(f, args @ _*) if args.nonEmpty => Call(f, args map simplify: _*)
    case other => other
  }
  val apply: Map[Char, (Double, Double) => Double] = Map('+' -> (_ + _), '-' -> (_ - _), '*' -> (_ * _), '/' -> (_ / _))
}

object Parser extends JavaTokenParsers {
  def expr: Parser[Expr] = term ~ rep(("+" | "-") ~ term) ^^ fold
  def term: Parser[Expr] = factor ~ rep(("*" | "/") ~ factor) ^^ fold
  def factor: Parser[Expr] = floatingPointNumber ^^ (s => Num(s.toDouble)) | call | ident ^^ Var | "(" ~> expr <~ ")"
  def call: Parser[Expr] = ident ~ ("(" ~> repsep(expr, ",") <~ ")") ^^ { case f ~ args => Call(f, args: _*) }
  private def fold(p: Expr ~ List[String ~ Expr]) = p match {
    case first ~ rest => rest.foldLeft(first) { case (l, op ~ r) => Binary(op.head, l, r) }
  }
}

trait Logged { val lines = mutable.ListBuffer[String](); def log(s: String): Unit = lines += s }
trait Shouting extends Logged { abstract override def log(s: String): Unit = super.log(s.toUpperCase) }
trait Numbered extends Logged { private var n = 0; abstract override def log(s: String): Unit = { n += 1; super.log(s"$n: $s") } }
class Base extends Logged
class Both extends Base with Shouting with Numbered

trait Monoid[A] { def zero: A; def plus(a: A, b: A): A }
object Monoid {
  implicit val ints: Monoid[Int] = new Monoid[Int] { def zero = 0; def plus(a: Int, b: Int) = a + b }
  implicit val strings: Monoid[String] = new Monoid[String] { def zero = ""; def plus(a: String, b: String) = a + b }
  implicit def options[A: Monoid]: Monoid[Option[A]] = new Monoid[Option[A]] {
    def zero = None
    def plus(a: Option[A], b: Option[A]) = (a, b) match {
      case (Some(x), Some(y)) => Some(implicitly[Monoid[A]].plus(x, y))
      case _                  => a orElse b
    }
  }
  def sum[A](as: Traversable[A])(implicit m: Monoid[A]): A = as.foldLeft(m.zero)(m.plus)
}

class Meter(val value: Int) extends AnyVal { def +(o: Meter) = new Meter(value + o.value); override def toString = s"${value}m" }
class Cell[@specialized(Int, Double) T](var value: T) { def update(f: T => T): this.type = { value = f(value); this } }
object Weekday extends Enumeration { val Mon, Tue, Wed = Value; val Sun = Value(7, "Sunday") }
object Even { def unapply(n: Int): Option[Int] = if (n % 2 == 0) Some(n / 2) else None }
class Matrix(rows: Array[Array[Int]]) {
  def apply(i: Int, j: Int) = rows(i)(j)
  def *(o: Matrix) = new Matrix(Array.tabulate(2, 2)((i, j) => (0 to 1).map(k => this(i, k) * o(k, j)).sum))
  override def toString = rows.map(_.mkString("[", " ", "]")).mkString
}
class Failing(message: String, cause: Throwable = null) extends RuntimeException(message, cause)

object Main {
  implicit class Times(val n: Int) extends AnyVal { def times(body: => Unit): Unit = for (_ <- 1 to n) body }
  def structural(x: { def length(): Int }) = x.length()
  @tailrec def gcd(a: BigInt, b: BigInt): BigInt = if (b == 0) a else gcd(b, a % b)
  lazy val primes: Stream[Int] = 2 #:: Stream.from(3, 2).filter(n => primes.takeWhile(p => p * p <= n).forall(n % _ != 0))

  def main(args: Array[String]): Unit = {
    collections(); patterns(); classes(); futures(); reflection(); control()
    sys.exit(args.headOption.fold(0)(_.toInt))
  }

  def collections(): Unit = {
    val words = "the quick brown fox jumps over the lazy dog".split(' ').toVector
    println(words.groupBy(_.length).mapValues(_.sorted).toSeq.sortBy(_._1).mkString("; "))
    println(words.zipWithIndex.collect { case (w, i) if i % 2 == 0 => w.reverse }.reduceLeft(_ + "-" + _))
    println(primes.take(15).toList, (1 to 20).grouped(6).map(_.sum).toList, List(3, 1, 2).sorted(Ordering[Int].reverse))
    println(for { x <- 1 to 3; y <- x to 3; if x != y; z = x * y } yield (x, y, z))
    val m = immutable.TreeMap("one" -> 1, "two" -> 2) + ("three" -> 3) - "two"
    println(m, m.get("two"), m.getOrElse("four", 4), m.foldLeft(0) { case (a, (_, v)) => a + v })
    val big = (1 to 2000).map(i => i -> i * i).toMap
    println(big.size, big(1234), (big -- (1 to 1990)).toSeq.sorted, big.values.map(_.toLong).sum)
    val set = immutable.HashSet(1 to 100: _*)
    println((set & Set(5, 500)).size, (set | Set(500)).size, immutable.BitSet(3, 1, 64) ^ immutable.BitSet(1))
    val queue = mutable.PriorityQueue(5, 1, 9, 3)
    println(Iterator.continually(queue.dequeue()).take(4).toList, List.fill(3)('x'), Array(1, 2, 3).deep)
    println((1 to 1000).par.map(_ * 2).filter(_ % 3 == 0).sum, (1 to 10).view.map(_ + 1).filter(_ % 2 == 0).force)
    println("%5.2f|%-4s|%x".format(math.Pi, "ab", 255), f"${1.5}%6.3f ${7}%03d", raw"a\n", "abc".map(_.toInt), """a.c""".r.findAllIn("abc adc").toList)
    val graph = Map(1 -> List(2, 3), 2 -> List(4), 3 -> List(4), 4 -> Nil)
    def paths(a: Int, b: Int): List[List[Int]] = if (a == b) List(List(b)) else graph(a).flatMap(paths(_, b)).map(a :: _)
    println(paths(1, 4), gcd(BigInt(2).pow(64) * 3, BigInt(6).pow(20)), BigDecimal("1.10") + BigDecimal("2.205"))
  }

  def patterns(): Unit = {
    for (s <- Seq("1 + 2 * 3", "0 * x + (1 * y)", "max(3, 4) - f(2 / 4, z)", "2 + + 3"))
      println(Parser.parseAll(Parser.expr, s) match {
        case Parser.Success(e, _)      => s"$s => ${Expr.simplify(e)}"
        case Parser.NoSuccess(why, in) => s"$s: ${in.pos.column}: $why"
      })
    val Date = """(\d{4})-(\d\d)-(\d\d)""".r
    def describe(x: Any): String = x match {
      case null                  => "null"
      case Even(half)            => s"twice $half"
      case n: Int if n > 100     => "large"
      case Date(y, m, _)         => s"year $y month $m"
      case s: String             => s"string of ${s.length}"
      case Some(inner)           => "some " + describe(inner)
      case a :: b :: _           => s"starts with $a, $b"
      case (a, b)                => s"pair of ${describe(a)} and ${describe(b)}"
      case xs: Array[Int]        => xs.sum.toString
      case 'symbol               => "a symbol"
      case _: List[_] | _: Set[_] => "collection"
      case f: Function1[_, _]    => "function"
      case _                     => x.getClass.getName
    }
    Seq[Any](null, 8, 101, 7, "2024-05-06", "text", Some(Some(4)), List(1, 2, 3), (3, "x"), Array(1, 2), 'symbol, Nil, (x: Int) => x, 2.5)
      .foreach(x => println(describe(x)))
    val (a, b :: rest) = (1, List(2, 3)); println(a + b + rest.sum)
    println(Try { val List(only) = List(1, 2); only }, Try(Num(1).asInstanceOf[Expr] match { case Var(n) => n }))
  }

  def classes(): Unit = {
    val both = new Both; both.log("a"); both.log("b"); println(both.lines)
    println(Num(1).copy(value = 2) == Num(2), Call("f", Num(1)).hashCode == Call("f", Num(1)).hashCode, Binary('+', Num(1), Var("x")).productIterator.toList)
    println(Monoid.sum(List(1, 2, 3)), Monoid.sum(List("a", "b")), Monoid.sum(List(Some(1), None, Some(4))))
    println(new Meter(3) + new Meter(4), new Cell(3).update(_ * 2).value, new Cell("a").update(_ + "b").value, new Cell(1.5).getClass.getName)
    println(Weekday.values.mkString(","), Weekday.withName("Tue").id, Weekday.Sun, Weekday.Mon < Weekday.Sun)
    val fib = new Matrix(Array(Array(1, 1), Array(1, 0))); println(Iterator.iterate(fib)(_ * fib).drop(20).next())
    println(structural("four"), structural(new java.lang.StringBuilder("ab")), Try(structural(new { def length() = sys.error("no length") })))
    def curried(a: Int)(b: Int)(implicit c: Int) = a * b + c
    implicit val ten = 10; val partial = curried(2) _; println(partial(3), (curried(1)(_: Int)).andThen(_ + 1)(5))
    val f: PartialFunction[Int, String] = { case 1 => "one"; case n if n > 5 => "many" }
    println(f.isDefinedAt(2), f.lift(2), (f orElse { case _ => "else" }: PartialFunction[Int, String])(2), List(1, 2, 9) collect f)
    var i = 0; 3 times { i += 2 }; println(i)
    println(<a x={i.toString}><b>text</b>{for (n <- 1 to 2) yield <c n={n.toString}/>}</a>)
  }

  def futures(): Unit = {
    val all = Future.sequence((1 to 50).map(i => Future { (1 to i).map(_.toLong).product }.map(_ % 1000007)))
    println(Await.result(all.map(_.sum), 60.seconds))
    val p = Promise[Int](); val chained = for { a <- p.future; b <- Future(a * 2); c <- Future.successful(b + 1) } yield a + b + c
    p.success(5); println(Await.result(chained, 60.seconds), p.trySuccess(6))
    val failed = Future[Int] { throw new Failing("in a future", new IllegalStateException("cause")) }
    println(Await.ready(failed, 60.seconds).value, Await.result(failed.recover { case e: Failing => e.getCause.getMessage.length }, 60.seconds))
    println(Try(Await.result(Promise[Int]().future, 10.millis)), Await.result(Future.firstCompletedOf(Seq(Promise[Int]().future, Future(3))), 60.seconds))
    val counter = new java.util.concurrent.atomic.AtomicInteger; val lock = new Object; var plain = 0
    Await.ready(Future.traverse((1 to 200).toList)(_ => Future { counter.incrementAndGet(); lock.synchronized { plain += 1 } }), 60.seconds)
    println(counter.get, plain)
  }

  def reflection(): Unit = {
    val t = ru.typeOf[Binary]
    println(t.decls.collect { case m: ru.MethodSymbol if m.isCaseAccessor => m.name + ": " + m.returnType }.mkString(", "))
    println(ru.typeOf[Expr].typeSymbol.asClass.knownDirectSubclasses.map(_.name.toString).toList.sorted, ru.typeOf[List[Int]] <:< ru.typeOf[Seq[Any]])
    val mirror = ru.runtimeMirror(getClass.getClassLoader)
    val constructor = t.decl(ru.termNames.CONSTRUCTOR).asMethod
    println(mirror.reflectClass(t.typeSymbol.asClass).reflectConstructor(constructor)('*', Num(2), Var("y")))
  }

  def control(): Unit = {
    breakable { for (i <- 1 to 10) { if (i == 4) break; print(i + " ") } }; println()
    def firstNegative(xs: Seq[Int]): Option[Int] = { xs.foreach(x => if (x < 0) return Some(x)); None }
    println(firstNegative(Seq(1, -2, -3)), firstNegative(Seq(1)))
    def deep(n: Int): Int = if (n == 0) throw new Failing("deep") else 1 + deep(n - 1)
    try deep(3) catch {
      case e: Failing => println(e.getStackTrace.take(5).map(f => f.getMethodName + ":" + f.getLineNumber).mkString(" "))
    } finally println("finally")
    println(Try("12x".toInt), Try(1 / 0), Try(List.empty[Int].head), Try(Vector(1)(3)), Try(Map(1 -> 2)(5)), Try("abc".asInstanceOf[Any].asInstanceOf[Integer]).isFailure)
    def overflow(n: Int): Int = 1 + overflow(n + 1)
    println(try overflow(0) catch { case _: StackOverflowError => "overflow" })
    def isEven(n: Int): Boolean = if (n == 0) true else isOdd(n - 1)
    def isOdd(n: Int): Boolean = if (n == 0) false else isEven(n - 1)
    println(isEven(1000), Either.cond(1 > 2, "yes", "no"), Some(3).filter(_ > 5).toLeft("right"))
  }
}
