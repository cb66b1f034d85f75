import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const web = fileURLToPath(new URL('../..', import.meta.url))
const program = fileURLToPath(new URL('../../../build/release/liucai', import.meta.url))
const packs = fileURLToPath(new URL('../../../packs', import.meta.url))

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function untilHealthy(url: string, child: ChildProcess) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with status ${child.exitCode} before it answered`)
    const answer = await fetch(`${url}/api/service/health`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the server did not answer at ${url} within 20 s`)
}

/** Starts what the tests talk to, says which it is, and stops it afterwards. */
export default async function start() {
  if (process.env.LIUCAI_URL) {
    console.log(`testing the server at ${process.env.LIUCAI_URL}`)
    return undefined
  }
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const isReal = process.env.LIUCAI_FAKE !== '1' && existsSync(program) && existsSync(`${web}/dist/index.html`)
  const child = isReal
    ? spawn(program, ['serve', '--port', String(port), '--packs', packs, '--web', `${web}/dist`], { stdio: 'ignore' })
    : spawn(
        process.execPath,
        [`${web}/node_modules/vite/bin/vite.js`, '--mode', 'fake', '--port', String(port), '--strictPort'],
        { cwd: web, stdio: 'ignore' },
      )
  await untilHealthy(url, child)
  console.log(isReal ? `testing ${program} at ${url}` : `testing against the fake server at ${url}`)
  process.env.LIUCAI_URL = url
  process.env.LIUCAI_FAKE = isReal ? '' : '1'
  return async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
}
