// Whose documents there are
// Gives the adcodes of the places whose governments issued them.
MATCH (d:Document)
WHERE d.jurisdiction IS NOT NULL
RETURN DISTINCT d.jurisdiction AS code;
