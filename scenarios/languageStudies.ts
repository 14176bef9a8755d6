/** The chapter of the language reference on what a file asks of studies. */
export const studiesChapter = `## Questions to a plan

These sections say what is to be found out about a business. Only studies of many runs read them: a run, its results and the hash of the scenario are the same with and without them. A variant inherits them and may state its own,
and \`shocks: ~\` takes them away. What must hold, what is wanted and what is allowed are written in [figures and requirements](figures.md).

\`\`\`yaml
name: A plan with questions
currency: USD
start: 2027-01
months: 24
market: { everyone: { customers: 20k } }
reach: { innovation: 1%, imitation: 2% to 5%, channels: { search: { spend: 10k, cost_per_lead: 20 to 40 } } }
offer: { basic: { price: 49, conversion: "pert(3%, 6%, 10%)" } }
retention: { churn: 2% to 5% }
costs: { team: { group: management, per_month: 40k } }
finance: { opening_cash: 300k, funding: [{ at: 2027-10, value: 1M, probability: 70% }] }

invariants:                       # what must hold
  - probability(ruin) <= 20%
shocks:                           # what may go wrong, alone or together
  - retention.churn
  - { input: offer.basic.price, unit: 10% }
  - { input: "finance.funding[0].at", unit: 3 months }
stresses:                         # what if
  lead_drought: { about: Four leads in ten stay away for half a year., multiply: { reach: 0.6 }, at: 2027-04, months: 6 }
  late_round: { change: { "finance.funding[0].at": 2028-06 } }
  both: { all_of: [lead_drought, late_round] }
decisions:                        # which of these
  launch_price: { maximise: mean(npv), alternatives: { as_planned: {}, cheap: { offer.basic.price: 39 }, dear: { offer.basic.price: 69 } } }
optimise:                         # and what would be best
  over: { offer.basic.price: 30 to 90, reach.channels.search.spend: 0 to 40k }
  maximise: mean(npv)
  subject_to: [ probability(ruin) <= 20% ]
\`\`\`

**Inputs and paths.** An input is what can be moved: a value that is uncertain, a number that is known, or a month. Its path is what a message would call it: \`retention.churn\`, \`finance.funding[0].at\` (the first round is \`[0]\`).
Inside \`{ }\` a path with brackets needs quotes. A price list moves as a whole, \`offer.basic.price\`, or one entry of it, \`offer.basic.price[1].value\`. How a business is simulated (\`months\`, \`trials\`, \`seed\`, agents) is no input.
A study that moves the first price of a plan leaves its list price, at which the stated conversion holds, where it was: what gets dearer converts fewer. A file that extends another does so too, unless it states \`list_price\` or a \`conversion\` of its own.

**Shocks** are the inputs that stress moves in search of the nearest shock that breaks an invariant. To say what is near, it needs a unit of distance for each. An uncertain value has its own law: from its median up to its P84, or down to its P16,
is one unit; to P97.7 or P2.3 is two (a standard-normal score). For a number that is known, say which share of it counts as much: \`unit: 10%\`; for a month, how many months: \`unit: 3 months\`. Without the section, stress takes the uncertain inputs that matter most.

**Stresses** are stories with a name. \`multiply\` acts on the names that levers act on, from \`at\` on, for so many \`months\`: to the end where nothing is said. \`change\` puts something else at a path, from the start, as a variant does that extends the file: a number,
a whole part such as a new cost line, or \`~\` to take one away. \`all_of\` lets others come together; each makes its changes once, and those of the stress itself come last.

**Decisions** are choices between \`alternatives\`, judged by one figure that is to be as high (\`maximise\`) or as low (\`minimise\`) as can be. An alternative is what it changes, by path; \`{}\` is the business as it stands. Sensitivity says which is best, how sure that is,
and what it would be worth to know an input better before choosing.

**Optimise** looks for the best setting of what it is \`over\`: numbers and months, each between two ends in the units of the file, \`10k to 90k\`, \`2027-03 to 2028-06\`. Here the range is no distribution: every number in it is allowed.
An uncertain value becomes a known one, a price list one price. What stands under \`subject_to\` must hold of the setting that is chosen.

\`bellwether validate\` makes every stress, every alternative and both ends of every range, and says where one does not fit the rest of the file; a run does not make them.`;

/** What is checked of these sections, beyond the ranges of their keys. */
export const studiesChecked = `- objectives are figures of the scenario, invariants and \`subject_to\` requirements; a decision has two alternatives or more that differ;
- shocks and what is optimised are inputs of the file, each once; a unit stands beside known numbers and months only, a range is stated as its value is;
- stresses change something, and are made of one another in no circle; what they and alternatives change is there, or is a new name;`;
