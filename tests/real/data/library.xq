xquery version "3.1";
(: Maps, arrays, recursion, grouping, windows, errors and regular expressions on library.xml. :)
declare namespace err = "http://www.w3.org/2005/xqt-errors";
declare namespace map = "http://www.w3.org/2005/xpath-functions/map";
declare namespace array = "http://www.w3.org/2005/xpath-functions/array";
declare namespace math = "http://www.w3.org/2005/xpath-functions/math";
declare namespace output = "http://www.w3.org/2010/xslt-xquery-serialization";
declare option output:indent "yes";
declare option output:omit-xml-declaration "yes";
declare variable $limit external := 10;
declare variable $books := /library/book;
declare function local:fibonacci($n as xs:integer) as xs:integer { if ($n < 2) then $n else local:fibonacci($n - 1) + local:fibonacci($n - 2) };
declare function local:hanoi($n, $from, $to, $by) { if ($n = 0) then () else (local:hanoi($n - 1, $from, $by, $to), $from || $to, local:hanoi($n - 1, $by, $to, $from)) };
<report limit="{$limit}">
  <years>{ for $b in $books let $y := xs:integer($b/@year) group by $century := $y idiv 100 + 1 order by $century descending
    return <century n="{$century}" books="{count($b)}">{ string-join(sort($b/title/normalize-space()), "; ") }</century> }</years>
  <tags>{ let $m := map:merge(for $t in distinct-values($books/tag) return map { $t : $books[tag = $t]/@id/string() }) return for $k in sort(map:keys($m)) return <tag name="{$k}">{ $m($k) }</tag> }</tags>
  <loans>{ for $l at $i in //loan let $title := id($l/@book)/title where $l/@days > 2 order by number($l/@days) return <loan n="{$i}" late="{$l/@days > number($limit)}">{ ($title/string(), "unknown")[1] }</loan> }</loans>
  <windows>{ for tumbling window $w in (1 to 10, 20 to 23) start $s at $p when true() end $e next $n when $n - $e gt 1 or $e mod 4 = 0 return <w>{ $w }</w> }</windows>
  <arrays>{ array { 3, [1, 2], "x" } => array:flatten() => count(), (1 to 5) ! (. * .), [4, [5, 6]]?2?1, map { "k" : (1, 2) }?k, map:size(map:put(map { 1 : 2 }, 3, 4)), array:reverse([1, 2])?*, some $x in 1 to 3 satisfies $x gt 2, (1 to 10)[. mod 3 = 0] }</arrays>
  <numbers>{ local:fibonacci(18), count(local:hanoi(8, "a", "b", "c")), 7 idiv 2, -7 mod 3, 1 div 3, xs:float(1) div 3, 1e0 div 3, round-half-to-even(2.5), format-number(1234567.891, "#,##0.00"), format-integer(1984, "I"), format-integer(42, "w"), sum($books/price), avg($books/price), 2 ! math:pow(., 0.5), xs:decimal("0.1") + xs:decimal("0.2"), 12345678901234567890 * 98765432109876543210 }</numbers>
  <text>{ replace("2024-05-06", "(\d+)-(\d+)-(\d+)", "$3.$2.$1"), tokenize("a, b;c", "[,;]\s*"), analyze-string("a1b22", "\d+")/*:match/string(), upper-case("straße"), string-to-codepoints("é€"), normalize-unicode("é", "NFD") => string-length(), translate("abc", "ab", "x"), matches("Brontë", "^\p{Lu}\p{Ll}+$"), compare("a", "b"), encode-for-uri("a b/é"), string-join(reverse(1 to 3), "-"), parse-json('{"a": [1, null, {"b": "\u00e9"}]}')?a?3?b, serialize(map { "x" : array { 1, true() } }, map { "method" : "json" }) }</text>
  <dates>{ xs:date("2024-02-28") + xs:dayTimeDuration("P2D"), xs:date("2024-03-31") - xs:date("2023-03-31"), format-date(xs:date("2024-05-06"), "[FNn], [D1o] [MNn] [Y]"), format-dateTime(xs:dateTime("2024-05-06T07:08:09.5Z"), "[H01]:[m01]:[s01].[f001] [z]"), adjust-dateTime-to-timezone(xs:dateTime("2024-05-06T23:00:00Z"), xs:dayTimeDuration("PT5H")), xs:yearMonthDuration("P1Y3M") * 2 }</dates>
  <types>{ for $x in (1, 1.5, 1e0, "s", xs:date("2024-01-01"), true(), $books[1], $books[1]/@year) return typeswitch ($x) case xs:integer return "integer" case xs:decimal return "decimal" case xs:double return "double" case element(book) return "book" case attribute() return "attribute" case xs:string | xs:boolean return "atom" default return "other" }</types>
  <errors>{ let $zero := count(//none) for $e in (try { string(1 div $zero) } catch * { local-name-from-QName($err:code) || ": " || $err:description }, try { string(xs:integer($books[1]/title)) } catch * { local-name-from-QName($err:code) || ": " || $err:description }, try { string(xs:date("2024-02-30" || substring($books[1], 1, 0))) } catch * { local-name-from-QName($err:code) || ": " || $err:description }, try { string(error(xs:QName("err:mine"), "thrown")) } catch * { local-name-from-QName($err:code) || ": " || $err:description }, try { string($books[1]/title + 1) } catch * { local-name-from-QName($err:code) || ": " || $err:description }, try { string(exactly-one($books)) } catch * { local-name-from-QName($err:code) || ": " || $err:description }, try { string(doc("none.xml")) } catch * { local-name-from-QName($err:code) || ": " || $err:description }, try { string(array:get([1], count($books))) } catch * { local-name-from-QName($err:code) || ": " || $err:description }, try { string($books/@year/none/.. + 1) } catch * { local-name-from-QName($err:code) || ": " || $err:description }) return <e>{ replace($e, "file:[^ ]*/", "") }</e> }</errors>
  { copy-of($books[2]/title), $books[4]/title/text(), <x:made xmlns:x="urn:made" at="{path($books[3]/author)}"/>, comment { "made" }, processing-instruction target { "data" } }
</report>
