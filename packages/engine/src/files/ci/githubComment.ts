import type { Pipeline } from './pipeline';

export const DOWNLOAD =
  'actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093 # v4.3.0';

/** Longest comment that GitHub takes is 65536 characters; some stand around. */
const COMMENT_BYTES = 60_000;

/**
 * A job that shows the plans of all environments in one comment of the pull
 * request, and keeps that comment up to date. It alone may write there, and it
 * runs nothing of the pull request's code.
 */
export function planComment({ appStack, environments }: Pipeline): string[] {
  const marker = `<!-- terraform plans of ${appStack} -->`;
  const most = Math.floor(COMMENT_BYTES / environments.length);
  const script = [
    '{',
    `  echo '${marker}'`,
    "  echo '### Terraform plans'",
    `  for environment in ${environments.join(' ')}; do`,
    '    file="$environment.plan.txt"',
    '    result="$(grep -m 1 -E \'^(Plan:|No changes\\.|Changes to Outputs)\' "$file" || true)"',
    '    echo "<details><summary><code>$environment</code> $result</summary>"',
    '    echo',
    "    echo '~~~~~~text'",
    `    head -c ${most} "$file"`,
    '    echo',
    "    echo '~~~~~~'",
    "    echo '</details>'",
    '  done',
    '} > comment.md',
    'comments="repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"',
    `id="$(gh api "$comments" --paginate --jq '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("${marker}"))) | .id' | tail -n 1)"`,
    'if [ -n "$id" ]; then',
    '  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field body=@comment.md',
    'else',
    '  gh api --silent "$comments" --field body=@comment.md',
    'fi',
  ];
  return [
    '  comment:',
    "    if: github.event_name == 'pull_request'",
    `    needs: [${environments.map(name => `plan-${name}`).join(', ')}]`,
    '    runs-on: ubuntu-24.04',
    '    permissions:',
    '      pull-requests: write',
    '    steps:',
    `      - uses: ${DOWNLOAD}`,
    '        with:',
    '          pattern: text-*',
    '          merge-multiple: true',
    '      - env:',
    '          GH_TOKEN: ${{ github.token }}',
    '          NUMBER: ${{ github.event.pull_request.number }}',
    '        run: |',
    ...script.map(line => `          ${line}`),
  ];
}
