grammar Calculator;
@header { import java.util.*; }
@members { Map<String, Double> memory = new TreeMap<>(); }

program : statement* EOF ;
statement
    : ID '=' e=expr ';'          { memory.put($ID.text, $e.v); }
    | 'print' e=expr ';'         { System.out.println($e.ctx.toStringTree(this) + " = " + $e.v); }
    | 'repeat' NUMBER block      { for (int i = 0; i < Integer.parseInt($NUMBER.text); i++) System.out.println("would run " + $block.ctx.getChildCount() + " children"); }
    ;
block : '{' statement* '}' ;
expr returns [double v]
    : <assoc=right> a=expr '^' b=expr                 { $v = Math.pow($a.v, $b.v); }
    | '-' a=expr                                      { $v = -$a.v; }
    | a=expr op=('*' | '/') b=expr                    { $v = $op.text.equals("*") ? $a.v * $b.v : $a.v / $b.v; }
    | a=expr op=('+' | '-') b=expr                    { $v = $op.text.equals("+") ? $a.v + $b.v : $a.v - $b.v; }
    | ID '(' args ')'                                 { $v = $args.all.stream().mapToDouble(x -> x).max().orElse(Double.NaN); }
    | {memory.containsKey(_input.LT(1).getText())}? ID { $v = memory.get($ID.text); }
    | NUMBER                                          { $v = Double.parseDouble($NUMBER.text); }
    | '(' e=expr ')'                                  { $v = $e.v; }
    ;
args returns [List<Double> all = new ArrayList<>()] : ( e=expr { $all.add($e.v); } ( ',' e=expr { $all.add($e.v); } )* )? ;

NUMBER : DIGIT+ ( '.' DIGIT* )? ( [eE] [+-]? DIGIT+ )? ;
ID : [\p{L}_] [\p{L}\p{Nd}_]* ;
COMMENT : '/*' ( COMMENT | . )*? '*/' -> skip ;
SPACE : [ \t\r\n]+ -> channel(HIDDEN) ;
fragment DIGIT : [0-9] ;
