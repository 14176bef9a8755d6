/** The chapters of the language reference that are not made from tables. */
export const chapters = {
  files: `# The scenario language

A scenario file is YAML. It says who could buy, what is offered, what it costs, and how uncertain all of it is.
This page is made from the schema that files are checked with (\`scenarios/languageReference.ts\`); the same schema is published for editors:
begin a file with \`# yaml-language-server: $schema=./scenario.schema.json\`.

\`\`\`yaml
name: The smallest scenario
currency: USD
start: 2027-01
months: 12
market: { everyone: { customers: 10k } }
reach: { innovation: 5% }
offer: { service: { price: 20 to 30, conversion: "pert(2%, 4%, 8%)" } }
\`\`\`

A file holds one scenario, at most 1,000,000 characters and 40 levels of maps and lists. Anchors and aliases may be used; tags and merge keys (\`<<\`) may not.

## Variants

\`extends: other.yaml\` takes everything from another file, beside this one, that this file does not state. Maps merge key by key; lists and values are replaced;
an empty value (\`~\`) takes an inherited key away, such as a cost line. Files may extend files that extend others. A variant that keeps the seed keeps the luck, so that differences between the two are differences of the plan;
state a \`seed\`, because it is the name otherwise, and a variant has another name.`,

  values: `## Values

| Written | Means |
| --- | --- |
| \`0.03\`, \`3%\` | known: a number, or a share in per cent |
| \`40k\`, \`1.2M\`, \`2B\` | known: thousands, millions, billions |
| \`20 to 35\` | **uncertain**: a 90 % range, P5 to P95; lognormal when both ends are positive, normal otherwise |
| \`pert(1%, 3%, 6%)\` | **uncertain**: one true value that nobody knows, drawn once a trial |
| \`across lognormal(120, 0.5)\` | **differs between agents**: a stratified sample, the same in every trial |
| \`each month normal(100, 5)\` | **noise**: drawn in every step of every trial |
| \`3%/month\`, \`pert(2%, 3%, 5%)/year\` | a rate and its time: \`/day\`, \`/week\`, \`/month\` or \`/year\`, at the very end |

Numbers have a point and no thousands separators, and no space before \`%\`, \`k\`, \`M\` or \`B\`; \`1e6\` is a number too. Values are not computed: write the result.

The parameters of a distribution may themselves be uncertain: \`across beta(uniform(0.5, 0.9), 12)\`. Weights and the values of \`discrete\` are known. At most 12 distributions stand inside one another.
What is certainly outside a field's range (an end of a bounded law or of a range, the middle of an unbounded law) is an error of the file.
A chance, share or rate that is drawn outside its range later stops the run and says so, never mended in silence: prefer \`beta\` and \`pert\`, or write \`truncate(normal(3%, 1%), 0, 1)\`.

Inside \`{ }\` YAML cuts an expression at its commas: put it into quotes, \`{ churn: "pert(1%, 3%, 6%)" }\`. After \`key: \` on a line of its own it needs none.

A data file of \`empirical\` is CSV, found beside the file that names it. Its first row is a heading when the column is asked for by name or does not begin with a number; empty cells are left out.`,

  time: `### Rates and time

A rate is per month unless it says otherwise, whatever the \`step\`. A year is 12 months, 52 weeks or 365 days. The field says how a rate is brought to one step:

| In time | Means | \`x/year\` in a month |
| --- | --- | --- |
| intensity | an expected count; a chance is \`1 - exp(-sum)\` | \`x / 12\` |
| flow | an amount of money | \`x / 12\` |
| compounds (a chance) | a probability that acts again and again | \`1 - (1 - x)^(1/12)\` |
| compounds (a relative change) | growth, discount; a decline is a negative growth | \`(1 + x)^(1/12) - 1\` |
| (nothing) | a price for an event, a share, a count: an ending such as \`/year\` is an error | |

A value over time is a list in order of time, \`[{ value: 99 }, { from: 2028-01, value: 119 }]\`: each entry holds from its month on. The first may leave \`from\` out and must hold at the start;
months before the start are allowed, the latest of them is what holds at the start. Prices may also grow: \`{ value: 99, growth: 2%/month }\`.`,

  errors: (steps: number, months: { readonly week: number; readonly day: number }, customersPerAgent: number): string => `## What is checked

Every mistake is reported at once, in file order, as \`file:line:column path: expected ..., got ...\` with a hint. Beyond the ranges above:

- a segment has at most one agent a customer, at most ${customersPerAgent} customers an agent, and no more subscribers than customers;
- subscribers need a plan that is offered to their segment;
- plans name segments of the market; the conversions that one segment chooses between add up to at most 100 %;
- months of \`once\` lie within the story, months of \`from\` before its end and in rising order;
- a cost line has an amount; \`every\` and \`value\` come together; \`growth\` and \`decline\` do not;
- a price list with a price of 0 and others above it cannot have a price elasticity;
- a story has at most ${steps} steps: with \`step: week\` that is ${months.week} months, with \`step: day\` ${months.day}; never more than 600 months.`,
};
