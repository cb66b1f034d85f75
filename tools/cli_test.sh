#!/usr/bin/env bash
# The shell contract, proven from outside: exit statuses, the forms of what is printed and written.
# Needs LIUCAI, the program. The last line is `N passed, N failed, N skipped`.
set -uo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

# expect NAME STATUS PATTERN COMMAND… : the command ends with STATUS and its stdout and stderr together match PATTERN.
expect() {
  local name=$1 status=$2 pattern=$3 got=0
  shift 3
  "$@" > "$work/out" 2>&1 < "${input:-/dev/null}" || got=$?
  if [[ $got == "$status" ]] && grep -qE -- "$pattern" "$work/out"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED %s: exit %s (wanted %s), wanted /%s/ in:\n' "$name" "$got" "$status" "$pattern"
    head -n 20 "$work/out"
  fi
}

# same NAME WANTED GOT
same() {
  if [[ $2 == "$3" ]]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED %s\n  wanted: %s\n  got:    %s\n' "$1" "$2" "$3"
  fi
}

lc=$LIUCAI

expect "version" 0 '^liucai [0-9]+\.[0-9]+\.[0-9]+' "$lc" --version
expect "help" 0 'decide' "$lc" --help
expect "no command is wrong use" 2 'subcommand|required' "$lc"
expect "unknown option is wrong use" 2 'not expected|unexpected' "$lc" explain --no-such-option
expect "explain" 0 '^# no_such_file' "$lc" explain no_such_file
expect "explain refuses an unknown code" 1 'unknown_error_code' "$lc" explain nonsense

# evaluate: exact digits both ways, one line out for each line in, a bad line is an answer and not an end
cat > "$work/questions.jsonl" << 'JSON'
{"model": "packs/keqiao/kq-1.dmn", "decision": "Amount per year", "input": {"degree": "本科", "schoolTier": "双一流"}}
{"model": "packs/taizhou/tz-1.dmn", "decision": "Age", "input": {"birthDate": "1990-11-02", "asOf": {"@": "date", "v": "2026-11-01"}}}
{"model": "packs/taizhou/tz-2.dmn", "decision": "Amount", "input": {"degree": "博士", "housePrice": 700000.02}}
{"model": "packs/keqiao/kq-1.dmn", "decision": "No such decision", "input": {}}
not json
{"model": "packs/none.dmn", "decision": "x", "input": {}}
JSON
input=$work/questions.jsonl
"$lc" evaluate < "$input" > "$work/answers.jsonl" 2> "$work/err"
same "evaluate exits 0" 0 $?
unset input
same "evaluate answers every line" 6 "$(wc -l < "$work/answers.jsonl")"
same "evaluate: a table" '{"value":25000,"errors":[]' "$(sed -n 1p "$work/answers.jsonl" | grep -oE '^\{"value":25000,"errors":\[\]')"
same "evaluate: dates as text or marked" '"value":35' "$(sed -n 2p "$work/answers.jsonl" | grep -oE '"value":35')"
same "evaluate: exact decimals" '"value":350000.01' "$(sed -n 3p "$work/answers.jsonl" | grep -oE '"value":350000\.010?' | sed 's/0$//')"
for line in 4 5 6; do
  same "evaluate: line $line is an error with a code" 1 "$(sed -n ${line}p "$work/answers.jsonl" | grep -cE '"errors":\[\{"code":"[a-z0-9_]+"')"
done

# roster and decide on the invented sample
expect "sample" 0 '' "$lc" sample --out "$work/sample.xlsx" --people 200 --seed 7
expect "roster" 0 'imported|import' "$lc" roster "$work/sample.xlsx" --out "$work/roster"
same "rows.csv header" 'sheet,row,outcome,seq,name,idType,idNo,phone,degree,fullTime,school,schoolTier,gradDate,hometown,employer,uscc,employerType,industry,contractStart,contractYears,firstInsured,monthsTotal,monthsRun,insuredStatus,homeOwned,commit5,bank,bankCard,remark,annualWage,codes' \
  "$(head -n 1 "$work/roster/rows.csv" | tr -d '\r')"
same "columns.csv header" 'column,header,field' "$(head -n 1 "$work/roster/columns.csv" | tr -d '\r')"
same "errors.xlsx is a workbook" 'PK' "$(head -c 2 "$work/roster/errors.xlsx")"
expect "roster refuses a missing file" 1 'no_such_file' "$lc" roster "$work/none.xlsx" --out "$work/roster"
echo 'this is no roster' > "$work/notes.csv"
expect "roster refuses a file without people" 1 'hint:' "$lc" roster "$work/notes.csv" --out "$work/roster"
expect "roster refuses an unknown sheet" 1 'sheet' "$lc" roster "$work/sample.xlsx" --sheet nowhere --out "$work/roster"

expect "decide" 0 'persons decided' "$lc" decide --pack packs/keqiao --roster "$work/sample.xlsx" --as-of 2026-11-01 --out "$work/a.csv" --trace "$work/a.jsonl" --jobs 2
expect "decide with one job" 0 'persons decided' "$lc" decide --pack packs/keqiao --roster "$work/sample.xlsx" --as-of 2026-11-01 --out "$work/b.csv" --jobs 1
same "decide header" 'row,seq,idNo,policy,status,reason,amount,detail' "$(head -n 1 "$work/a.csv" | tr -d '\r')"
same "decide gives the same with one job and two, with trace and without" "$(sha256sum < "$work/a.csv")" "$(sha256sum < "$work/b.csv")"
same "one trace line for each answer" "$(($(wc -l < "$work/a.csv") - 1))" "$(wc -l < "$work/a.jsonl")"
expect "decide writes a workbook" 0 'persons decided' "$lc" decide --pack packs/luqiao --roster "$work/sample.xlsx" --as-of 2026-11-01 --policies TZ-1,TZ-1-insured3 --out "$work/c.xlsx"
same "the results are a workbook" 'PK' "$(head -c 2 "$work/c.xlsx")"
expect "decide refuses an unknown policy" 1 'policy_unknown' "$lc" decide --pack packs/keqiao --roster "$work/sample.xlsx" --as-of 2026-11-01 --policies XX-9 --out "$work/d.csv"
expect "decide refuses a day that does not exist" 1 'bad_date' "$lc" decide --pack packs/keqiao --roster "$work/sample.xlsx" --as-of 2026-02-30 --out "$work/d.csv"
expect "decide refuses a pack that is not there" 1 'no_such_file' "$lc" decide --pack packs/nowhere --roster "$work/sample.xlsx" --as-of 2026-11-01 --out "$work/d.csv"

for pack in packs/*; do
  expect "pack check $pack" 0 '' "$lc" pack check "$pack"
done

# tck on our own kit, and its closing line
expect "tck" 0 '^[0-9]+ passed, 0 failed, 0 skipped$' "$lc" tck conformance/own --strict --csv "$work/tck.csv"
expect "tck refuses a folder that is not there" 1 'hint:' "$lc" tck "$work/nowhere"

# The full oracle, where it is at hand.
data=../shared/data
if [[ -f $data/oracle-shared.csv ]] && command -v node > /dev/null; then
  for pack in keqiao taizhou; do
    "$lc" decide --pack packs/$pack --roster $data/clean-10k.xlsx --as-of 2026-11-01 --out "$work/$pack.csv" > /dev/null || failed=$((failed + 1))
  done
  expect "the oracle agrees in every row and column" 0 '^0 differences' node tools/oracle_diff.mjs $data/oracle-shared.csv "$work/keqiao.csv" "$work/taizhou.csv"
else
  skipped=$((skipped + 1))
  echo "skipped: the eligibility oracle is not at hand"
fi

echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
