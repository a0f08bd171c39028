/** What `stepwright-lint --help` says. */
export const help = `stepwright-lint FILES…

finds what is wrong with Step Functions definitions, also inside templates of CloudFormation, SAM, CDK, serverless and Terraform

  --reporter text|json|sarif|github|junit  how problems are said; "text" when left out
  --type standard|express   the type of the state machines; "standard" when left out
  --strict                  shows matters of taste too, and some warnings as errors
  --fix                     writes the changes that cannot alter what a machine does
  --fix-unsafe              writes the other changes too: look at them before you keep them
  --max-warnings N          exits 1 when there are more warnings
  --baseline FILE           leaves known problems alone; writes FILE when it is not there
  --output-file F           writes the report to a file
  --config FILE             the configuration; the nearest stepwright.json or .yaml when left out
  --stdin-name NAME         what standard input is called in reports
  --changed                 only files that differ from the last commit
  --changed-since COMMIT    only files that differ from a commit

FILES are files, folders, globs, and "-" for standard input.
Exits 0 when all is well, 1 when there are problems, 2 when it could not run.
`
