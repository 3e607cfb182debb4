"""The places of the country, as the gazetteer in seeds/ lists them."""
