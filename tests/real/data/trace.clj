(defn inner [x] (throw (IllegalStateException. (str "inner " x))))
(defn middle [x] (try (inner x) (catch Exception e (throw (ex-info "middle" {:x x} e)))))
(let [e (try (middle 1) (catch Exception e e))]
  (doseq [t [e (.getCause e)] ^StackTraceElement s (take 12 (.getStackTrace t))] (println (str s)))
  (println (keys (Throwable->map e)) (count (:via (Throwable->map e)))))
(clojure.stacktrace/print-cause-trace (try (middle 2) (catch Exception e e)) 6)
(middle 3)
