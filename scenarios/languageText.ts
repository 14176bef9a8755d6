import { seenMeasures } from './business.js';
import { studiesChecked, studiesChapter } from './languageStudies.js';

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

A file holds one scenario, at most 1,000,000 characters and 40 levels of maps and lists. Anchors and aliases may be used; tags and merge keys (\`<<\`) may not.`,

  sections: `Three sections are required: who could buy, how they come to look, and what is sold. All others are left out until they are needed.`,

  variants: `## Variants

\`extends: other.yaml\` takes everything from another file, beside this one, that this file does not state. Maps merge key by key; lists and values are replaced;
an empty value (\`~\`) takes an inherited key away, such as a cost line. Files may extend files that extend others. A variant that keeps the seed keeps the luck, so that differences between the two are differences of the plan;
state a \`seed\`, because it is the name otherwise, and a variant has another name.`,

  words: `## Words

A **trial** is one possible future; thousands of them are drawn. A **step** is a month, unless the file says otherwise. A **customer** begins as a **prospect**; who looks at the offer is a **lead**, for that step; a lead takes a plan and becomes
a **subscriber**, or stays a prospect; a subscriber who leaves has **lapsed** and may be won back. An **agent** stands for some customers who are alike: what is written \`across\` differs from agent to agent.

**Log-odds.** Moods, quality and prices move chances without ever taking them out of 0 to 100%: they are added to the logarithm of the odds, \`ln(chance / (1 - chance))\`. A weight of 0.1 multiplies the odds by 1.105:
a conversion of 5% becomes 5.5%, one of 50% becomes 52.5%. Factors of \`conversion\`, \`churn\` and \`win_back\` multiply odds as well; for small chances that is nearly the same as multiplying the chance.`,

  values: `## Values

| Written | Means |
| --- | --- |
| \`0.03\`, \`3%\` | known: a number, or a share in per cent |
| \`40k\`, \`1.2M\`, \`2B\` | known: thousands, millions, billions |
| \`20 to 35\` | **uncertain**: a 90% range, P5 to P95; lognormal when both ends are positive, normal otherwise; of chances and shares logit-normal (their odds are lognormal), which never leaves 0% to 100% |
| \`pert(1%, 3%, 6%)\` | **uncertain**: one true value that nobody knows, drawn once a trial |
| \`across lognormal(120, 0.5)\` | **differs between agents**: a stratified sample, the same in every trial |
| \`each month normal(100, 5)\` | **noise**: drawn in every step of every trial |
| \`20 to 35 per 1000\`, \`8 per 1M\` | a price of use, stated for many units at once |
| \`3%/month\`, \`pert(2%, 3%, 5%)/year\` | a rate and its time: \`/day\`, \`/week\`, \`/month\` or \`/year\`, at the very end |

Numbers have a point and no thousands separators, and no space before \`%\`, \`k\`, \`M\` or \`B\`; \`1e6\` is a number too. Values are not computed: write the result.

The parameters of a distribution may themselves be uncertain: \`across beta(uniform(0.5, 0.9), 12)\`. Weights and the values of \`discrete\` are known. At most 12 distributions stand inside one another.
What is certainly outside a field's range (an end of a bounded law or of a range, the middle of an unbounded law) is an error of the file.
So is a law that leaves the range of a chance, a share or a rate more often than once in a billion draws: prefer \`beta\` and \`pert\`, or write \`truncate(normal(3%, 1%), 0, 1)\`.
Uncertain parameters stand at their medians for this; where such a law is drawn outside its range later, the run stops and says so, and nothing is mended in silence.

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

  parts: `## What changes and what may happen

\`\`\`yaml
name: Tickets answered by a model
currency: EUR
start: 2027-01
months: 24
sampling: latin-hypercube
market:
  shops: { customers: 5k, usage: "across gamma(300, 0.8)" }
reach:
  innovation: 1%
  imitation: 2% to 8%
  channels: { search: { spend: 20k, cost_per_lead: 25 to 60, saturation: 80k } }
offer:
  basic: { price: 49, conversion: 4% to 9%, included_usage: 200, unit_price: 40 per 1000 }
retention: { churn: 3%, sentiment: 0.4 }
sentiment: { noise: 0.1 }
costs:
  team: { group: management, per_month: 30k }
  inference: { group: product, per_usage: 20 to 35 per 1000, decline: 30%/year }
levers:
  quantise: { at: 2027-10, multiply: { inference: 0.6 }, quality: -0.05 }
events:
  outage: { hazard: 4%, sentiment: -0.6, loss: 20k to 60k }
  leak: { hazard: 2%/year, months: 6, multiply: { churn: 1.8 }, raised_by: { outage: 3 } }
finance: { opening_cash: 800k }
policies:
  - { when: runway < 6, then: { multiply: { search: 0.5 } } }
correlate:
  - [ offer.basic.conversion, reach.imitation, 0.4 ]
\`\`\`

**Names that are acted on.** Levers, events and policies act on names. These are words of the language: \`reach\`, \`conversion\`, \`churn\`, \`win_back\`, \`usage\`, \`price\`, \`cost\`, \`revenue\`.
Any other name is that of a channel (its spend), a plan (its price), a line of costs or of revenue, or a capacity. Where several have a name, or it is one of the words, write the section before it:
\`channels.search\`, \`offer.basic\`, \`costs.search\`, \`revenue.ads\`, \`capacity.gpus\`. Factors of several that are in force multiply.

**Levers** are decisions about the product. One is in force from \`at\` on, to the end or up to \`until\`. **Events** may happen: at any time, at a \`hazard\` (an intensity), or in the month \`at\` with a \`probability\`.
One stays in force for so many \`months\` and pays its \`loss\` once. An event that is \`raised_by\` another is likelier while that one is in force.

**Policies** are what a manager does. \`when\` compares what can be seen at the end of a month, and \`then\` changes what holds from the next month on, until a policy changes it again. A policy acts on channels, plans, cost lines, \`price\` and \`cost\`;
\`set\` states the spend of a channel, the price of a plan or a cost line in currency a month. After it has acted it waits for \`cool_down\` months. The conditions are \`measure < number\`, with \`<\`, \`<=\`, \`>\` or \`>=\` and one of these measures:
${seenMeasures.map((measure) => `\`${measure}\``).join(', ')}.

**Correlations.** Uncertain values are independent unless \`correlate\` says otherwise: two paths and Spearman's rank correlation, from -1 to 1. A path is what a message would call the value: \`offer.basic.price[1].value\` in a list over time.
Only values that are drawn once a trial can be correlated. Correlations that cannot hold together are an error that names the pair, and are never repaired.

**Sampling.** \`plain\` draws uncertain values independently. \`latin-hypercube\` and \`sobol\` spread them evenly over the trials, so that the same number of trials says more about what is uncertain. Noise and customers' choices are drawn as before.`,

  studies: studiesChapter,

  recipes: `Each of these stands beside the rest of a file, or in a variant that extends it.`,

  examples: `Businesses in at most eighty lines each, with numbers that could be true, some with questions for studies below. Copy one that is near to yours, or extend it.`,

  keys: `A key with a point stands inside another: \`trial.months\` is \`trial: { months: ... }\`. NAME is a name, and \`[]\` an item of a list. A key without a default may be left out, unless it is required.`,

  errors: (steps: number, months: { readonly week: number; readonly day: number }, customersPerAgent: number): string => `## What is checked

All mistakes are reported at once, in file order, each as \`file:line:column path: expected ..., got ...\` with a hint. Beyond the ranges above:

- a segment has at most one agent a customer, at most ${customersPerAgent} customers an agent, and no more subscribers than customers;
- every segment is offered a plan; names of segments, plans, events and indices are those of the file;
- the conversions and competitors' shares that one segment chooses between add up to at most 100%, also where each is as high as once in a thousand draws (P99.9);
- switches go to another plan that a segment of the first is offered, and add up to at most 100% a month;
- \`tiers\` begin at 0 and rise, and exclude \`unit_price\`; \`prepaid\` needs a commitment; what depends on use needs a segment with \`usage\`;
- a price list with a price of 0 and others above it cannot have a price elasticity;
- months lie within the story, months of \`from\` before its end and in rising order; \`until\` comes after \`at\`;
- a line of costs or revenue has an amount; \`every\` and \`value\` come together; \`growth\` and \`decline\` do not; a capacity is limited to no less than it begins with;
- levers, events and policies act on names that stand for one thing (a plan only where it has a price), and a lever does something; weights and events that act by sentiment need a section \`sentiment\`;
- an event has \`hazard\` or \`at\`, and \`probability\` only beside \`at\`; events do not raise one another in a circle;
- correlated values are uncertain, each pair stands once, and all correlations can hold together;
- with \`reach: all\` there is no \`demand\`, and nothing multiplies \`reach\`;
${studiesChecked}
- a story has at most ${steps} steps: with \`step: week\` that is ${months.week} months, with \`step: day\` ${months.day}; never more than 600 months.`,
};
