-- Cases made from the one in which a name was seen, in which the same text was hidden with it (rule 85): the decision reaches them too.
alter table hidden_text add column copies uuid[] not null default '{}';
