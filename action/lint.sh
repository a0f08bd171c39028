# Lints once for code scanning and once for the log, and fails when there are errors.
# FILES: what to lint, one on each line; VERSION: of stepwright, where none is installed
set -u
stepwright() { if [ -x node_modules/.bin/stepwright ]; then node_modules/.bin/stepwright "$@"; else npx --yes "stepwright@$VERSION" "$@"; fi; }

files=()
while IFS= read -r line; do [ -n "$line" ] && files+=("$line"); done <<< "$FILES"
sarif="$RUNNER_TEMP/stepwright.sarif"
stepwright lint "${files[@]}" --reporter sarif --output-file "$sarif" > /dev/null
code=$?
if [ "$code" -le 1 ] && [ -f "$sarif" ]; then echo "sarif=$sarif" >> "$GITHUB_OUTPUT"; fi
stepwright lint "${files[@]}" --reporter github
exit "$code"
