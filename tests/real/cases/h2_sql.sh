# H2: its shell on a database in memory, its script runner on one in a file, and what the file keeps.
h2=/usr/share/java/h2.jar
ignore=(db.mv.db db.trace.db)
needs() { have $h2; }
run()
{
    local file=jdbc:h2:./db
    "$VM" -cp $h2 org.h2.tools.Shell -url jdbc:h2:mem:x -user sa <"$DATA/tour.sql" || return
    "$VM" -cp $h2 org.h2.tools.RunScript -url $file -user sa -continueOnError -showResults -script "$DATA/tour.sql" 2>&1 || return
    "$VM" -cp $h2 org.h2.tools.Shell -url $file -user sa -sql 'SELECT COUNT(*), SUM(salary) FROM emp; SELECT * FROM rich LIMIT 2' || return
    "$VM" -cp $h2 org.h2.tools.Script -url $file -user sa -script dump.sql || return
    sed -i "s/SALT .*/SALT/" dump.sql
}
filter() { sed -E 's/[0-9]+ ms\)/N ms)/'; }
