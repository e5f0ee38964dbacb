// Runs wherever compiled Python runs: how many arguments Python's builtin methods and functions
// take. The compiler reads the table too (lower/calls/arities.py), so that a call whose name it sees
// brings its own line; only `getattr` of a name made at run time carries all of it.
//
// A line says which types, `least:most` and how CPython words it: `one` and `none` count in
// parentheses, `expected` says what it got, `named` is for those that take keywords.

export const LINES = `
list 1:1 one: append count extend remove
list 0:0 none: clear copy reverse
list 1:3 expected: index
list 2:2 expected: insert
list 0:1 expected: pop
tuple 1:1 one: count
tuple 1:3 expected: index
range 1:1 one: count index
dict 0:0 none: clear copy items keys popitem values
dict 1:2 expected: get pop setdefault
dict 0:1 expected: update
dict 1:2 expected: fromkeys
str 1:3 expected: maketrans
bytes,bytearray 2:2 expected: maketrans
bytes,bytearray,float 1:1 one: fromhex
set 1:1 one: add discard isdisjoint issubset issuperset remove symmetric_difference
set 1:1 one: symmetric_difference_update
set 0:0 none: clear copy pop
frozenset 1:1 one: isdisjoint issubset issuperset symmetric_difference
frozenset 0:0 none: copy
str 0:0 none: capitalize casefold isalnum isalpha isascii isdecimal isdigit isidentifier islower
str 0:0 none: isnumeric isprintable isspace istitle isupper lower swapcase title upper
str 1:1 one: join partition removeprefix removesuffix rpartition translate zfill format_map
str 1:2 expected: center ljust rjust
str 2:3 expected: replace
str 0:1 expected: strip lstrip rstrip
str 1:3 find: count endswith find index rfind rindex startswith
str 0:2 named: split rsplit encode
str 0:1 named: splitlines expandtabs
bytes,bytearray 0:0 none: capitalize isalnum isalpha isascii isdigit islower
bytes,bytearray 0:0 none: isspace istitle isupper lower swapcase title upper
bytes,bytearray 1:1 one: join partition removeprefix removesuffix rpartition zfill
bytes,bytearray 1:2 expected: center ljust rjust
bytes,bytearray 2:3 expected: replace
bytes,bytearray 0:1 expected: strip lstrip rstrip
bytes,bytearray 1:3 find: count endswith find index rfind rindex startswith
bytes,bytearray 0:2 named: split rsplit decode hex
bytes,bytearray 0:1 named: splitlines expandtabs
bytearray 1:1 one: append extend remove
bytearray 2:2 expected: insert
bytearray 0:1 expected: pop
bytearray 0:0 none: clear copy reverse
int,bool 0:0 none: bit_length bit_count conjugate as_integer_ratio
float 0:0 none: is_integer hex conjugate as_integer_ratio
complex 0:0 none: conjugate
builtins 1:1 one: abs all any ascii bin callable chr hash hex id len oct ord repr
builtins 2:2 expected: isinstance issubclass hasattr delattr divmod filter
builtins 1:2 expected: iter next format
builtins 0:1 expected: list tuple bool float
builtins 0:1 named: set frozenset dict
builtins 1:3 expected: range slice
builtins 2:3 expected: getattr
builtins 3:3 expected: setattr
builtins 1:1 expected: reversed
builtins 1:1 named: sorted
`;
