// Fails the build when what the first page loads grows beyond its budget. Counted after gzip, as it travels.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const budgetBytes = 200 * 1024
const dist = new URL('../dist/', import.meta.url).pathname
const page = readFileSync(join(dist, 'index.html'), 'utf8')
const files = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1])
const sizes = files.map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, file))).length }))
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
for (const { file, bytes } of sizes) console.log(`${String(bytes).padStart(8)} bytes gzip  ${file}`)
console.log(`${String(total).padStart(8)} bytes gzip  first page in all, budget ${budgetBytes}`)
if (files.length === 0 || total > budgetBytes) {
  console.error('bundle_budget: the first page is over its budget; load what it does not need on the page that does')
  process.exit(1)
}
