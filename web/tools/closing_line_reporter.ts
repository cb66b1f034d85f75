import type { Reporter, TestModule } from 'vitest/node'

/** Ends the run with `N passed, N failed, N skipped`, which ./dev reads. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>) {
    let [passed, failed, skipped] = [0, errors.length, 0]
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      for (const test of tests) {
        const { state } = test.result()
        if (state === 'passed') passed += 1
        else if (state === 'failed') failed += 1
        else skipped += 1
      }
      // A file that does not even load has no tests that could fail.
      if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed')) failed += 1
    }
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
  }
}
