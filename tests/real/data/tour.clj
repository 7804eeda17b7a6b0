;; A tour through the language: what this prints is compared with another VM's output.
(ns tour
  (:require [clojure.string :as str]
            [clojure.set :as set]
            [clojure.walk :as walk]
            [clojure.edn :as edn]
            [clojure.pprint :refer [pprint cl-format]]))

(defmacro unless [condition & body] `(if ~condition nil (do ~@body)))
(defmacro my-> [x & forms]
  (reduce (fn [acc f] (if (seq? f) `(~(first f) ~acc ~@(rest f)) (list f acc))) x forms))
(println (unless false :ran) (my-> 5 (+ 3) inc str))
(println (macroexpand-1 '(tour/unless a b c)))

(defprotocol Shape (area [s]) (describe [s prefix]))
(defrecord Circle [r] Shape
  (area [_] (* 3 r r))
  (describe [this prefix] (str prefix " circle " (area this))))
(defrecord Rect [w h])
(extend-type Rect Shape
  (area [{:keys [w h]}] (* w h))
  (describe [this prefix] (str prefix " rect " (area this))))
(extend-protocol Shape
  nil (area [_] 0) (describe [_ p] (str p " nothing"))
  String (area [s] (count s)) (describe [s p] (str p " string " s)))
(doseq [s [(->Circle 2) (map->Rect {:w 3 :h 4}) nil "abc"]]
  (println (describe s "a") (area s)))
(println (assoc (->Circle 1) :color :red) (= (->Rect 1 2) (->Rect 1 2)) (hash (->Rect 1 2)))

(defmulti speak (fn [a & _] (:kind a)))
(defmethod speak :dog [_] "woof")
(defmethod speak :default [a] (str "?" (:kind a)))
(println (speak {:kind :dog}) (speak {:kind :cat}))
(derive ::square ::polygon)
(println (isa? ::square ::polygon) (parents ::square))

(def counter (atom 0))
(def watched (atom #{}))
(add-watch counter :w (fn [_ _ old new] (when (zero? (mod new 500)) (swap! watched conj [old new]))))
(let [fs (doall (for [_ (range 4)] (future (dotimes [_ 500] (swap! counter inc)))))]
  (run! deref fs))
(println "counter" @counter (sort @watched))

(def accounts [(ref 100) (ref 200)])
(defn transfer [n] (dosync (alter (accounts 0) - n) (alter (accounts 1) + n)))
(run! deref (doall (map #(future (transfer %)) (range 20))))
(println (map deref accounts) (reduce + (map deref accounts)))

(def ag (agent []))
(dotimes [i 10] (send ag conj i))
(await ag)
(println @ag)
(def p (promise))
(future (deliver p :delivered))
(println @p @(delay (str "delayed")))

(defn primes [] ((fn sieve [[p & xs]] (lazy-seq (cons p (sieve (remove #(zero? (mod % p)) xs))))) (iterate inc 2)))
(println (take 25 (primes)))
(def fibs (lazy-cat [0 1] (map +' fibs (rest fibs))))
(println (nth fibs 150) (take 15 fibs))
(println (transduce (comp (filter odd?) (map #(* % %)) (take 5)) + (range)))
(println (into (sorted-map) (frequencies "the quick brown fox")))
(println (group-by even? (range 10)) (partition 3 1 (range 6)) (partition-by #(quot % 3) (range 8)))
(println (loop [i 0 acc 1] (if (< i 30) (recur (inc i) (*' acc 7)) acc)))
(println (/ 22 7) (* 1.5 2) 1e20 10N 3.14M (rationalize 0.125) (bit-xor 5 3) (unchecked-int 4294967297))
(println (set/union #{1 2} #{3}) (set/difference #{1 2 3} #{2}) (sort (set/intersection #{1 2 3} #{2 3 4})))
(println (str/join ", " (map str/upper-case ["a" "b"])) (str/replace "a1b22" #"\d+" #(str "<" % ">")) (re-seq #"(\w)(\d)" "a1b2"))
(println (walk/postwalk #(if (number? %) (inc %) %) {:a [1 2 {:b 3}]}))
(prn (edn/read-string "{:a #{1 2}, :b [1.5 \"x\" \\c nil true], :d #inst \"2020-01-02T03:04:05Z\"}"))
(pprint (zipmap (map #(keyword (str "key" %)) (range 12)) (repeat (vec (range 8)))))
(println (cl-format nil "~R ~:d ~5,2f ~a" 42 1234567 3.14159 [1 2]))

(let [{:keys [a b] :or {b 9} :as m} {:a 1}
      [x y & more] (range 5)]
  (println a b m x y more))
(defn tight ^long [^long n] (loop [i 0 s 0] (if (< i n) (recur (inc i) (+ s (bit-and i 7))) s)))
(println (tight 100000))
(println (let [arr (int-array 10)] (dotimes [i 10] (aset arr i (* i i))) (areduce arr i s 0 (+ s (aget arr i)))))

(println (try (/ 1 0) (catch ArithmeticException e (str "caught " (.getMessage e))) (finally (println "finally"))))
(println (try (throw (ex-info "boom" {:code 42})) (catch clojure.lang.ExceptionInfo e [(ex-message e) (ex-data e)])))
(println (try (nth [1 2] 5) (catch IndexOutOfBoundsException e (class e))))
(println (try ("not a fn") (catch ClassCastException e (.getMessage e))))
(println (try (assert (= 1 2) "no") (catch AssertionError e (.getMessage e))))
(println (try (eval '(undefined-thing 1)) (catch Throwable e [(class e) (.getMessage (.getCause e))])))
(println (with-out-str (print "captured")) (binding [*print-length* 3] (pr-str (range 10))))
(def ^:dynamic *level* 0)
(defn show [] *level*)
(println (binding [*level* 5] [(show) @(future (show))]) (show))

(def obj (reify java.util.Comparator (compare [_ a b] (- (compare a b))) Object (toString [_] "reified")))
(println (str obj) (sort obj [3 1 2]) (.toString (doto (java.util.ArrayList.) (.add 1) (.add "x"))))
(println (let [pr (proxy [java.util.AbstractList] [] (size [] 3) (get [i] (* i 10)))] [(vec pr) (.contains pr 20)]))
(deftype Counter [^:unsynchronized-mutable n] clojure.lang.IFn (invoke [_] (set! n (inc n)) n))
(let [c (Counter. 10)] (c) (println (c)))
(println (meta (with-meta [1] {:m 1})) (:doc (meta #'map)))
(println (mapv (fn [[k v]] [k (count v)]) (sort-by key (group-by count (re-seq #"\w+" "a bb cc ddd ee f")))))
(println (letfn [(ev? [n] (if (zero? n) true (od? (dec n)))) (od? [n] (if (zero? n) false (ev? (dec n))))] (ev? 1000)))
(println (trampoline (fn f [n] (if (pos? n) #(f (dec n)) :done)) 10000))
(println (pmap #(* % %) (range 10)) (apply max (map #(Math/abs (long %)) [-5 3])))
(println (let [v (vec (range 2000))] [(count v) (peek v) (subvec v 5 8) (reduce + v)])
         (persistent! (reduce conj! (transient #{}) [1 1 2])))
(println (some-> {:a {:b 1}} :a :b inc) (cond-> 1 true inc false dec) (case 3 1 :a (2 3) :b) (condp = 2 1 :x 2 :y))
(println (format "%5d|%-5s|%05.1f|%x" 42 "ab" 2.55 255) (str (java.math.BigDecimal. "1.10")) (char 955))
(println (into [] (eduction (map inc) [1 2 3])) (reductions + [1 2 3]) (interleave [1 2] [:a :b]) (take-nth 2 (range 7)))
(spit (str (System/getProperty "java.io.tmpdir") "/tour.txt") "line1\nline2\n")
(println (with-open [r (clojure.java.io/reader (str (System/getProperty "java.io.tmpdir") "/tour.txt"))] (vec (line-seq r))))
(shutdown-agents)
