# Compares the definitions of a pull request with those of its base, and keeps one comment about it.
# COMPARE: a folder; BASE: a commit; PULL_REQUEST: its number; VERSION: of stepwright, where none is installed; GH_TOKEN: for gh
set -eu
stepwright() { if [ -x node_modules/.bin/stepwright ]; then node_modules/.bin/stepwright "$@"; else npx --yes "stepwright@$VERSION" "$@"; fi; }

mark='<!-- stepwright -->'
base="$RUNNER_TEMP/stepwright-base"
git cat-file -e "$BASE^{commit}" 2> /dev/null || git fetch --quiet --depth 1 origin "$BASE"
git worktree add --quiet --detach "$base" "$BASE"
trap 'git worktree remove --force "$base"' EXIT
mkdir -p "$base/$COMPARE" "$COMPARE"

code=0
differences=$(stepwright diff "$base/$COMPARE" "$COMPARE" --markdown 2> "$RUNNER_TEMP/stepwright-error") || code=$?
if [ "$code" -gt 1 ]; then
  grep -q 'neither side has a machine' "$RUNNER_TEMP/stepwright-error" && exit 0
  cat "$RUNNER_TEMP/stepwright-error" >&2
  exit "$code"
fi

found=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments" --jq ".[] | select(.body | startswith(\"$mark\")) | .id" | head -n 1)
if [ "$code" -eq 0 ] && [ -z "$found" ]; then exit 0; fi
if [ "$code" -eq 0 ]; then differences='The state machines do the same as before.'; fi
body="$RUNNER_TEMP/stepwright-comment.md"
# GitHub takes 65,536 characters
printf '%s\n%s\n' "$mark" "$differences" | head -c 65000 > "$body"
if [ -z "$found" ]; then gh api "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments" --field "body=@$body" > /dev/null
else gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$found" --field "body=@$body" > /dev/null; fi
