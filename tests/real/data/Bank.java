import java.math.BigDecimal;
import java.sql.*;
import java.util.*;
import java.util.concurrent.*;

/** Derby embedded: batches, Java functions, scrollable results, large objects, threads that transfer money, deadlock, recovery of what was stored. */
public class Bank {
    static final int ACCOUNTS = 40, THREADS = 4, TRANSFERS = 60;

    interface Work { void run() throws Exception; }

    static void failing(String what, Work work) throws Exception {
        try {
            work.run();
            System.out.println(what + ": nothing thrown");
        } catch (SQLException e) {
            for (SQLException x = e; x != null; x = x.getNextException())
                System.out.println(what + ": " + x.getSQLState() + " " + x.getErrorCode() + " " + x.getClass().getSimpleName() + ": " + x.getMessage().split("\n")[0]);
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause())
                if (cause instanceof SQLException || !cause.getClass().getName().startsWith("org.apache.derby"))
                    System.out.println("    " + cause.toString().split("\n")[0]);
        }
    }

    public static int digits(String s) { return (int) s.chars().filter(Character::isDigit).count(); }
    public static void fail(int code) throws SQLException { if (code > 0) throw new SQLException("chosen", "38" + code); throw new IllegalStateException("unchosen"); }
    public static void split(String s, ResultSet[] result) throws SQLException {
        PreparedStatement p = DriverManager.getConnection("jdbc:default:connection").prepareStatement("SELECT n, balance FROM account WHERE owner LIKE ? ORDER BY n");
        p.setString(1, s);
        result[0] = p.executeQuery();
    }

    static void print(ResultSet r) throws SQLException {
        ResultSetMetaData meta = r.getMetaData();
        while (r.next()) {
            StringJoiner row = new StringJoiner(" | ");
            for (int i = 1; i <= meta.getColumnCount(); i++)
                row.add(meta.getColumnLabel(i) + ":" + meta.getColumnTypeName(i) + "=" + r.getString(i) + (r.wasNull() ? "?" : ""));
            System.out.println(row);
        }
        r.close();
    }

    static void transfer(Connection c, Random random) throws SQLException {
        int a = random.nextInt(ACCOUNTS), b = random.nextInt(ACCOUNTS), amount = random.nextInt(100) - 50;
        int from = Math.min(a, b), to = Math.max(a, b);         // in this order nobody waits for who waits for him
        for (;;) {
            try (PreparedStatement p = c.prepareStatement("UPDATE account SET balance = balance + ?, moves = moves + 1 WHERE n = ?")) {
                p.setInt(1, -amount); p.setInt(2, from); p.executeUpdate();
                p.setInt(1, amount); p.setInt(2, to); p.executeUpdate();
                c.commit();
                return;
            } catch (SQLTransactionRollbackException e) {       // nevertheless, the victim would try again
                c.rollback();
            }
        }
    }

    public static void main(String[] args) throws Exception {
        String url = "jdbc:derby:" + args[0];
        Connection c = DriverManager.getConnection(url + ";create=true");
        DatabaseMetaData meta = c.getMetaData();
        System.out.println(meta.getDatabaseProductName() + " " + meta.getDriverName() + " " + meta.supportsSavepoints());
        Statement s = c.createStatement();
        s.execute("CREATE TABLE account(n INT CONSTRAINT account_pk PRIMARY KEY, owner VARCHAR(30), balance DECIMAL(12, 2), moves INT DEFAULT 0, opened TIMESTAMP, picture BLOB, story CLOB)");
        s.execute("CREATE FUNCTION digits(s VARCHAR(30)) RETURNS INT LANGUAGE JAVA PARAMETER STYLE JAVA NO SQL EXTERNAL NAME 'Bank.digits'");
        s.execute("CREATE PROCEDURE fail(IN code INT) LANGUAGE JAVA PARAMETER STYLE JAVA EXTERNAL NAME 'Bank.fail'");
        s.execute("CREATE PROCEDURE split(IN s VARCHAR(30)) LANGUAGE JAVA PARAMETER STYLE JAVA READS SQL DATA DYNAMIC RESULT SETS 1 EXTERNAL NAME 'Bank.split'");

        c.setAutoCommit(false);
        PreparedStatement insert = c.prepareStatement("INSERT INTO account(n, owner, balance, opened, picture, story) VALUES (?, ?, ?, ?, ?, ?)");
        for (int i = 0; i < ACCOUNTS; i++) {
            byte[] picture = new byte[i * 1000];
            new Random(i).nextBytes(picture);
            insert.setInt(1, i); insert.setString(2, "owner " + i * i); insert.setBigDecimal(3, new BigDecimal("1000.25"));
            insert.setTimestamp(4, new Timestamp(i * 86_400_000L));
            insert.setBytes(5, picture); insert.setCharacterStream(6, new java.io.StringReader("s\u00f6 ".repeat(i)));
            insert.addBatch();
        }
        System.out.println(Arrays.stream(insert.executeBatch()).sum());
        c.commit();
        print(s.executeQuery("SELECT n, owner, digits(owner) AS d, balance, opened, LENGTH(story) AS l FROM account WHERE n IN (0, 7, 39)"));
        try (ResultSet r = s.executeQuery("SELECT picture FROM account WHERE n = 39")) {
            r.next();
            java.util.zip.CRC32 crc = new java.util.zip.CRC32();
            crc.update(r.getBinaryStream(1).readAllBytes());
            System.out.println(crc.getValue());
        }
        print(s.executeQuery("SELECT a.n, b.n AS m, a.balance + b.balance AS together FROM account a, account b WHERE a.n + b.n = 9 AND a.n < b.n ORDER BY a.n DESC"));
        Statement scroll = c.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        try (ResultSet r = scroll.executeQuery("SELECT n, owner FROM account")) {
            r.absolute(-1); System.out.println(r.getInt(1)); r.absolute(3); r.updateString(2, "renamed"); r.updateRow(); r.relative(2); r.deleteRow(); r.first();
            System.out.println(r.getString("OWNER") + r.isFirst());
        }
        print(s.executeQuery("SELECT COUNT(*) AS n, MAX(owner) AS latest FROM account"));
        c.rollback();
        CallableStatement call = c.prepareCall("CALL split(?)");
        call.setString(1, "%81");
        if (call.execute()) print(call.getResultSet());

        failing("duplicate", () -> s.execute("INSERT INTO account(n) VALUES (1)"));
        failing("syntax", () -> s.execute("SELECT FROM"));
        failing("batch", () -> { insert.clearBatch(); for (int n : new int[] { 100, 1, 101 }) { insert.setInt(1, n); for (int i = 2; i < 7; i++) insert.setNull(i, i == 2 ? Types.VARCHAR : i == 3 ? Types.DECIMAL : i == 4 ? Types.TIMESTAMP : i == 5 ? Types.BLOB : Types.CLOB); insert.addBatch(); } insert.executeBatch(); });
        failing("procedure", () -> s.execute("CALL fail(42)"));
        failing("unchecked", () -> s.execute("CALL fail(0)"));
        failing("column", () -> { try (ResultSet r = s.executeQuery("VALUES 'x'")) { r.next(); r.getInt(1); } });
        failing("no row", () -> { try (ResultSet r = s.executeQuery("VALUES 'x'")) { r.getString(1); } });
        failing("index", () -> c.prepareStatement("VALUES CAST(? AS INT)").setInt(2, 1));
        failing("unset", () -> c.prepareStatement("VALUES CAST(? AS INT)").executeQuery());
        failing("closed", () -> { Statement closed = c.createStatement(); closed.close(); closed.execute("VALUES 1"); });
        failing("no driver", () -> DriverManager.getConnection("jdbc:none:x"));
        c.rollback();

        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            futures.add(pool.submit(() -> {
                try (Connection mine = DriverManager.getConnection(url)) {
                    mine.setAutoCommit(false);
                    Random random = new Random(thread);
                    for (int j = 0; j < TRANSFERS; j++) transfer(mine, random);
                }
                return null;
            }));
        }
        for (Future<?> f : futures) f.get();
        print(s.executeQuery("SELECT SUM(balance) AS total, SUM(moves) AS moves, MIN(balance) AS least FROM account"));
        c.commit();

        // Each of two connections holds what the other one wants.
        Connection[] both = { DriverManager.getConnection(url), DriverManager.getConnection(url) };
        CyclicBarrier holding = new CyclicBarrier(2);
        List<Future<String>> deadlocked = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int me = i;
            deadlocked.add(pool.submit(() -> {
                both[me].setAutoCommit(false);
                try (Statement st = both[me].createStatement()) {
                    st.execute("UPDATE account SET moves = 0 WHERE n = " + me);
                    holding.await();
                    st.execute("UPDATE account SET moves = 0 WHERE n = " + (1 - me));
                    both[me].commit();
                    return "won";
                } catch (SQLException e) {
                    both[me].rollback();
                    return e.getSQLState() + e.getMessage().substring(0, 40);
                }
            }));
        }
        TreeSet<String> ends = new TreeSet<>();
        for (Future<String> f : deadlocked) ends.add(f.get());
        System.out.println(ends);
        pool.shutdown();
        for (Connection b : both) b.close();

        s.execute("INSERT INTO account(n, owner) VALUES (500, 'committed')");
        c.commit();
        s.execute("INSERT INTO account(n, owner) VALUES (501, 'lost')");
        failing("close in a transaction", c::close);
        c.rollback();
        c.close();
        failing("shutdown", () -> DriverManager.getConnection(url + ";shutdown=true"));
        try (Connection again = DriverManager.getConnection(url); Statement st = again.createStatement()) {
            print(st.executeQuery("SELECT n, owner, balance FROM account WHERE n >= 500"));
        }
        failing("shutdown of all", () -> DriverManager.getConnection("jdbc:derby:;shutdown=true"));
    }
}
