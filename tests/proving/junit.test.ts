import { expect, test } from 'vitest'
import { readJunit } from '../../src/proving/tests/junit.ts'

test('a report of pytest tells what became of each test', () => {
  expect(
    readJunit(`<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="1" skipped="1" tests="5" time="0.060">
<testcase classname="tests.test_items" name="test_create" time="0.001" />
<testcase classname="tests.test_items" name="test_price[&lt;1]" time="0.001"><failure message="AssertionError: assert 1 == 2&#10;  +  where 1 = f()">def test_price():
&gt; assert f() == 2</failure></testcase>
<testcase classname="tests.test_items" name="test_later" time="0.000"><skipped type="pytest.skip" message="later">x</skipped></testcase>
<testcase classname="" name="tests.test_broken" time="0.000"><error message="collection failure">ImportError</error></testcase>
<testcase classname="tests.test_items.TestSums" name="test_sum" time="0.001"><system-out>&lt;failure&gt;</system-out></testcase></testsuite></testsuites>`),
  ).toEqual({
    passed: 2,
    failed: 2,
    skipped: 1,
    failures: [
      'tests/test_items::test_price[<1]: AssertionError: assert 1 == 2',
      'tests.test_broken: collection failure',
    ],
  })
})
