data class Person(val name: String, val age: Int)

sealed class Shape {
    class Circle(val radius: Double) : Shape()
    class Square(val side: Double) : Shape()
    object Point : Shape()
}

fun area(shape: Shape) = when (shape) {
    is Shape.Circle -> Math.PI * shape.radius * shape.radius
    is Shape.Square -> shape.side * shape.side
    Shape.Point -> 0.0
}

inline fun <reified T> Any.isA() = this is T

interface Greeter { fun greet(): String }
class Polite(private val name: String) : Greeter { override fun greet() = "Good day, $name" }
class Loud(greeter: Greeter) : Greeter by greeter { fun shout() = greet().toUpperCase() + "!" }

fun primes() = sequence {
    var n = 2
    while (true) {
        if ((2 until n).none { n % it == 0 }) yield(n)
        n++
    }
}

tailrec fun gcd(a: Long, b: Long): Long = if (b == 0L) a else gcd(b, a % b)

fun main() {
    val people = listOf(Person("Ada", 36), Person("Grace", 85), Person("Alan", 41))
    println(people.sortedBy { it.age }.map { it.copy(age = it.age + 1) })
    for ((name, age) in people) println("$name is $age")
    println(people.groupBy { it.age > 40 }.mapValues { (_, v) -> v.map(Person::name) })
    println(listOf(Shape.Circle(1.0), Shape.Square(2.0), Shape.Point).map { "%.3f".format(area(it)) })
    println("text".isA<String>() to 5.isA<String>())
    println(Loud(Polite("world")).shout())
    println(primes().take(20).toList())
    println(gcd(123456789L, 987654321L))
    val nothing: String? = null
    println(nothing?.length ?: "none")
    try {
        nothing!!.length
    } catch (e: NullPointerException) {
        println("null")
    }
    val counts = "the quick brown the lazy the".split(" ").groupingBy { it }.eachCount()
    println(counts.toSortedMap())
    println(buildString { for (c in 'a'..'e') append(c).append(' ') }.trim())
    println(0xFFu + 1u)
}
