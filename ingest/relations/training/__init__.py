"""How the weights of the classifier come about; needs the extra `train`."""
