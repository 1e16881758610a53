#!/usr/bin/env bash
# Has TypeScript check the linked data of pages against the types of schema.org.
# usage: linked-data.sh FOLDER PAGE.html...   FOLDER is made anew
set -euo pipefail
folder=$1
shift
cache=${PRAKAS_CI_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/prakas-ci}
rm -rf "$folder"
mkdir -p "$folder"
ln -s "$cache/node_modules" "$folder/node_modules"
number=0
for page in "$@"; do
  number=$((number + 1))
  {
    echo "// $(basename "$page")"
    echo 'import type { NewsArticle, WithContext } from "schema-dts";'
    printf 'export const data: WithContext<NewsArticle> = '
    sed -n 's|.*<script type="application/ld+json">\(.*\)</script>.*|\1;|p' "$page"
  } >"$folder/page$number.ts"
done
(cd "$folder" && node_modules/.bin/tsc --noEmit --strict --skipLibCheck false --target es2022 --moduleResolution bundler --module esnext ./*.ts)
# What is no property of an article is found, too.
sed '$s/"headline":/"headLine":/' "$folder/page1.ts" >"$folder/wrong.ts"
(cd "$folder" && node_modules/.bin/tsc --noEmit --strict --target es2022 --moduleResolution bundler --module esnext wrong.ts) >"$folder/wrong.txt" || true
grep -q "headLine" "$folder/wrong.txt" || {
  echo "TypeScript does not find what is no property of an article:" >&2
  cat "$folder/wrong.txt" >&2
  exit 1
}
echo "the linked data of $number pages is of schema.org's types"
