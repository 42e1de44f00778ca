import { entry } from './entry.ts'

/** What people write as CQL although LogScale refuses it, and what it accepts but means otherwise. */
export const CQL = {
  'syntax/cql-where': entry('warning', () => 'CQL has no `where`: a condition is a step of its own'),
  'syntax/cql-eval': entry<{ name: string }>(
    'warning',
    (p) => `CQL writes an assignment as \`${p.name} := ...\`, or as \`eval(${p.name}=...)\``,
  ),
  'syntax/cql-case-call': entry(
    'warning',
    () => 'CQL has no function `case()`: it writes `case { condition | x := value; ... }`',
  ),
  'syntax/cql-if-call': entry(
    'warning',
    () =>
      'in CQL `if` takes an expression, `then=` and `else=`; a filter as its condition is written as `case { ... }`',
  ),
  'syntax/cql-in': entry<{ name: string }>(
    'warning',
    (p) => `CQL has no operator \`in\`: it writes \`in(${p.name}, values=[...])\``,
  ),
  'syntax/cql-boolean-call': entry<{ name: string }>(
    'warning',
    (p) => `CQL has no function \`${p.name}()\`: the word stands without parentheses`,
  ),
  'syntax/cql-sort-sign': entry<{ name: string }>(
    'warning',
    (p) => `CQL sorts by \`sort(${p.name}, order=...)\`, not by a sign before the field`,
  ),
  'syntax/cql-null': entry<{ name: string; exists: boolean }>(
    'warning',
    (p) =>
      `CQL has no \`null\`: a field that ${p.exists ? `exists is \`${p.name}=*\`` : `is missing is \`${p.name}!=*\``}`,
  ),
  'syntax/cql-as': entry<{ name: string }>(
    'warning',
    (p) => `CQL names a function's result by the parameter \`as=${p.name}\``,
  ),
  'syntax/cql-call-in-condition': entry<{ name: string }>(
    'warning',
    (p) => `in CQL \`${p.name}()\` is a step of its own and does not stand inside \`and\`, \`or\` or \`not (...)\``,
  ),
  'syntax/cql-triple-quote': entry(
    'warning',
    () => 'CQL has no `"""` strings: a string stands in single `"` with `\\` escapes',
  ),
  'syntax/cql-single-quote': entry('warning', () => 'CQL has no strings in single quotes: a string stands in `"`'),
  'syntax/cql-double-equals': entry('warning', () => 'in a filter CQL compares by `=`; `==` stands in expressions'),
  'syntax/cql-or-sign': entry('warning', () => 'CQL joins conditions by `or`; a single `|` ends a step'),
  'syntax/cql-missing-pipe': entry('warning', () => 'a step begins here: `|` stands before it'),
  'syntax/cql-missing-comma': entry('warning', () => 'an argument begins here: `,` stands before it'),
  'syntax/cql-as-in-list': entry<{ source: string; target: string }>(
    'warning',
    (p) => `CQL lists fields by their names: \`${p.target} := ${p.source}\` comes before, as a step of its own`,
  ),
  'syntax/cql-command': entry<{ name: string }>(
    'warning',
    (p) => `\`${p.name}\` is written so in other languages: in CQL a function has its arguments in parentheses`,
  ),
  'syntax/cql-capture-in-or': entry(
    'error',
    () => 'CQL does not allow named groups inside `or` or `not`: which fields they would set is not decided',
  ),
  'syntax/cql-function-word': entry<{ name: string }>(
    'error',
    (p) =>
      `\`${p.name}\` is the name of a function: it is called as \`${p.name}(...)\`, and searched as text in quotes`,
  ),
  'lint/cql-listed-arguments': entry<{ name: string }>(
    'info',
    (p) =>
      `the grammar of CQL allows \`${p.name}\` one argument without a name; these are read as one list, as a documented example has them`,
  ),
  'lint/cql-operator-word': entry<{ word: string }>(
    'warning',
    (p) => `CQL has no operator \`${p.word}\`: the word is searched as text in all fields`,
  ),
  'lint/cql-command-word': entry<{ word: string }>(
    'warning',
    (p) => `CQL has no command \`${p.word}\`: the words of this step are searched as text in all fields`,
  ),
  'lint/cql-call-as-value': entry<{ fn: string }>(
    'warning',
    (p) => `\`=\` compares with the text \`${p.fn}\`: what a function gives is assigned by \`:=\``,
  ),
  'lint/cql-like-percent': entry(
    'warning',
    () => '`like` finds the text anywhere in the field, and `%` is a plain sign in it',
  ),
  'lint/cql-text-spans-lines': entry(
    'warning',
    () => 'a string over several lines holds the line ends and blanks; CQL writes a line end as `\\n`',
  ),
  'lint/cql-regex-spans-lines': entry(
    'warning',
    () => 'line ends and blanks are part of a regular expression: it finds only texts that have them',
  ),
  'lint/cql-mixed-precedence': entry(
    'info',
    () => 'in CQL `or` binds tighter than `and`: `a or b and c` is `(a or b) and c`; parentheses make that visible',
  ),
  'lint/cql-regex-letter': entry<{ letter: string }>(
    'warning',
    (p) => `LogScale reads \`\\\\${p.letter}\` as the letter \`${p.letter}\``,
  ),
  'lint/cql-inline-flag-scope': entry<{ flags: string }>(
    'warning',
    (p) =>
      `LogScale applies \`${p.flags}\` up to the next \`|\` only; a group around the alternatives, or the flag after the closing \`/\`, covers all`,
  ),
  'name/cql-unknown-parameter': entry<{ name: string; fn: string }>(
    'error',
    (p) => `\`${p.fn}\` has no parameter \`${p.name}\``,
  ),
  'name/cql-missing-parameter': entry<{ name: string; fn: string }>(
    'error',
    (p) => `\`${p.fn}\` needs the parameter \`${p.name}\``,
  ),
  'schema/cql-field-gone': entry<{ name: string; step: string }>(
    'warning',
    (p) => `\`${p.step}\` leaves no field \`${p.name}\`: it has no value from there on`,
  ),
}
