import { expect, test } from '@playwright/test';
import { readPlanLog } from './plan-log.ts';
import { reasonsIn, scansOf } from './read-plan.ts';

const plan = `Limit  (cost=0.00..9.00 rows=1 width=430) (actual time=2.212..2.213 rows=1.00 loops=1)
  ->  Bitmap Heap Scan on instances  (cost=49.42..1233.68 rows=1 width=430) (actual time=2.211..2.212 rows=1.00 loops=1)
        Recheck Cond: ((model)::text = 'Session'::text)
        Filter: ((payload ->> 'uid'::text) = 'M'::text)
        Rows Removed by Filter: 3267
        ->  Bitmap Index Scan on by_user_code  (cost=0.00..49.42 rows=3313 width=0) (actual time=0.302..0.302 rows=3367.00 loops=1)
              Index Cond: ((model)::text = 'Session'::text)`;

const tabbed = (text: string): string => text.split('\n').join('\n\t');

const log = `ready to accept connections
statement -42 of logto_tenant LOG:  duration: 2.215 ms  plan:
	${tabbed(`Query Text: select payload from instances\n  where model=$1 and payload->>'uid'=$2 and note=$3\nQuery Parameters: $1 = 'Session', $2 = 'it''s', $3 = NULL\n${plan}`)}
statement 7 of logto_tenant LOG:  duration: 0.010 ms  plan:
	Query Text: select 1
	Result  (cost=0.00..0.01 rows=1 width=4) (actual time=0.001..0.001 rows=1.00 loops=1)
statement 7 of postgres ERROR:  no such thing
`;

test('each plan of a log is read with its statement, role and parameters, and nothing else is', () => {
  const [first, second, ...more] = readPlanLog(log);
  expect(first).toMatchObject({ id: '-42', role: 'logto_tenant', ms: 2.215, parameters: ['Session', "it's", null] });
  expect(first?.query).toBe("select payload from instances\n  where model=$1 and payload->>'uid'=$2 and note=$3");
  expect(first?.text).toBe(plan);
  expect(second).toMatchObject({ id: '7', query: 'select 1', parameters: [] });
  expect(more).toEqual([]);
});

test('what a plan reads in vain is told by table, index and condition', () => {
  expect(scansOf(plan)).toMatchObject([{ table: 'instances', index: 'by_user_code', removed: 3267 }]);
  expect(reasonsIn(plan)).toEqual([
    "The index by_user_code on instances served ((model)::text = 'Session'::text) only: it read 3,267 rows in vain, as ((payload ->> 'uid'::text) = 'M'::text) was looked at row by row",
  ]);
});

test('a sequential scan is called one, and a plan that reads what it needs says nothing', () => {
  const whole =
    '  ->  Parallel Seq Scan on logs  (cost=0..1)\n        Filter: (id = 1)\n        Rows Removed by Filter: 5000';
  expect(reasonsIn(whole)).toEqual([
    'A sequential scan of logs: it read 5,000 rows in vain, as no index served (id = 1)',
  ]);
  expect(reasonsIn('Index Scan using users_pkey on users  (cost=0..1)\n  Index Cond: (id = 1)')).toEqual([]);
});
