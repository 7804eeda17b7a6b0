;; Compiled ahead of time by (compile), then run from the classes alone.
(ns demo.core
  (:gen-class :methods [[greet [String] String] ^:static [twice [long] long]]
              :state state :init init :constructors {[String] []}))
(defn -init [name] [[] (atom {:name name})])
(defn -greet [this who] (str (:name @(.state this)) " greets " who))
(defn -twice [n] (* 2 n))
(defprotocol Named (the-name [x]))
(defrecord Person [first last] Named (the-name [_] (str first " " last)))
(defn -main [& args]
  (println "args" args)
  (println (the-name (->Person "Ada" "Lovelace")))
  (println (.greet (demo.core. "Clo") "you") (. demo.core twice 21))
  (println (demo.core/-twice 4)))
