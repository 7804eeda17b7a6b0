# A Clojure script through most of the language.
clojure=/usr/share/java/clojure.jar:/usr/share/java/spec.alpha.jar:/usr/share/java/core.specs.alpha.jar
needs() { have ${clojure//:/ }; }
run() { "$VM" -Djava.io.tmpdir=. -cp "$clojure" clojure.main "$DATA/tour.clj"; }
