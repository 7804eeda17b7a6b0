# H2: the shell on a database in memory, the script runner on one in a file, and what the file keeps.
. "$(dirname "$0")/../programs.sh"
cp=$(jars h2) || exit
file=jdbc:h2:file:$tmp/db
tidy() { sed -E "s/[0-9]+ ms/N ms/; s/SALT '[0-9a-f]*' HASH '[0-9a-f]*'/SALT/; s|$tmp|TMP|g"; }
run -cp "$cp" org.h2.tools.Shell -url jdbc:h2:mem:x -user sa <"$data/tour.sql" | tidy
run -cp "$cp" org.h2.tools.RunScript -url "$file" -user sa -continueOnError -showResults -script "$data/tour.sql" 2>&1 | tidy
run -cp "$cp" org.h2.tools.Shell -url "$file" -user sa -sql 'SELECT COUNT(*), SUM(salary) FROM emp; SELECT * FROM rich LIMIT 2' | tidy
run -cp "$cp" org.h2.tools.Script -url "$file" -user sa -script "$tmp/dump.sql"
tidy <"$tmp/dump.sql" | cksum
