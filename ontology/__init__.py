"""The ontology of interorganizational relations: its modules, its vocabulary, its checks."""
